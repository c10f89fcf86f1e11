#include "fuzz.h"

/* A text document of LibreOffice, whose parts stand one behind the other. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  g_autoptr (GBytes) source = pack_members (data, n_bytes);

  read_source (source, "article.odt", NULL);
  return 0;
}
