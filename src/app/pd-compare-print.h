#pragma once

#include <gtk/gtk.h>

#include "pd-comparison.h"
#include "pd-record.h"

G_BEGIN_DECLS

GtkPrintOperation *pd_compare_print_new (PdComparison *comparison,
                                         PdRecord *a,
                                         PdRecord *b);

G_END_DECLS
