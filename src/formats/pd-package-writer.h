#pragma once

#include "pd-row-writer.h"

G_BEGIN_DECLS

#define PD_TYPE_PACKAGE_WRITER (pd_package_writer_get_type ())
G_DECLARE_FINAL_TYPE (PdPackageWriter, pd_package_writer, PD, PACKAGE_WRITER, PdRowWriter)

PdRowWriter *pd_package_writer_new (GFile *folder,
                                    const char *title,
                                    GError **error);

G_END_DECLS
