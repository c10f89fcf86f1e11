#include "fuzz.h"

#include <string.h>

/* Any file: the first line is its name, which is shown as those of all files that are added. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  const guint8 *end = n_bytes > 0 ? memchr (data, '\n', n_bytes) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (end == NULL)
    return 0;
  name = g_strndup ((const char *) data, end - data);
  shown = g_filename_display_name (name);
  read_data (end + 1, n_bytes - (end + 1 - data), shown);
  return 0;
}
