#include "pd-fold.h"

#include "pd-folded.h"

/**
 * pd_fold:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 where a NUL ends it
 *
 * Takes away what a search does not tell apart, as [ctor@Pd.Folded.new] does.
 *
 * Returns: (transfer full): the folded string
 */
char *
pd_fold (const char *utf8,
         gssize n_bytes)
{
  g_autoptr (PdFolded) folded = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  folded = pd_folded_new (utf8, n_bytes);
  return pd_folded_to_utf8 (folded);
}
