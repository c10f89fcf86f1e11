#include <string.h>

#include "pd-cleaning.h"
#include "pd-fold.h"
#include "pd-line-role.h"

/* How many passages there may be before the text begins. */
#define MAX_HEAD 12

/* Where on a site a page is: `首页 > 新闻 > 正文`. */
static gboolean
is_trail (const PdPassage *passage)
{
  static const char *const signs[] = { ">", "＞", "»", "›", "→", "/", NULL };
  static const char *const ends[] = { "正文", "首页", "首頁", "当前位置", "您的位置", "您现在的位置", "目前位置", "home", "ホーム", "홈", NULL };
  g_autofree char *line = NULL;
  g_autofree char *folded = NULL;
  gboolean has_sign = FALSE;

  if (!pd_passage_is_line (passage))
    return FALSE;
  line = g_strndup (passage->text, passage->n_bytes);
  for (guint i = 0; signs[i] != NULL; i++)
    has_sign = has_sign || strstr (line, signs[i]) != NULL;
  if (!has_sign)
    return FALSE;
  folded = pd_fold_line (line, -1);
  for (guint i = 0; ends[i] != NULL; i++)
    {
      g_autofree char *end = pd_fold_line (ends[i], -1);

      if (g_str_has_prefix (folded, end) || (i == 0 && g_str_has_suffix (folded, end)))
        return TRUE;
    }
  return FALSE;
}

/* Cuts what programs and publications put around a headline, where every word of it says so. Before the headline a line of
 * links leads elsewhere. */
void
pd_clean_head (PdCleaning *self)
{
  guint n = 0;

  for (guint i = 0; i < self->passages->len && n < MAX_HEAD; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);
      gboolean is_certain;
      PdLineRole role;

      if (passage->is_cut || passage->kind == PD_BLOCK_IMAGE || (int) i == self->headline)
        continue;
      n++;
      if (pd_passage_is_long_prose (passage))
        return;
      if (passage->kind == PD_BLOCK_HEADING || passage->kind == PD_BLOCK_QUOTE)
        continue;
      role = pd_line_role_tell (passage, NULL, &is_certain);
      if (role == PD_LINE_ROLE_INTERFACE && is_certain)
        pd_cleaning_cut (self, i, "interface");
      else if (role == PD_LINE_ROLE_PROMOTION && is_certain)
        pd_cleaning_cut (self, i, "promotion");
      else if (is_trail (passage) || ((int) i < self->headline && passage->is_linked && pd_passage_is_line (passage)))
        pd_cleaning_cut (self, i, "navigation");
    }
}
