#include "fuzz.h"

/* A PDF. Where its table of objects is wrong, which nearly every change makes it, it is looked for them. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize n_bytes)
{
  read_data (data, n_bytes, "article.pdf");
  return 0;
}
