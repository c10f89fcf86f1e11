#include "pd-cleaning.h"
#include "pd-line-role.h"

/* How many passages there may be before the text begins. */
#define MAX_HEAD 12

/* Cuts what programs and publications put around a headline, where every word of it says so. Before the headline a line of
 * links leads elsewhere. */
void
pd_clean_head (PdCleaning *self)
{
  guint n = 0;

  /* What is all short lines may be a list of what such lines say. */
  if (!pd_cleaning_has_body (self))
    return;
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
      else if (role == PD_LINE_ROLE_TRAIL || ((int) i < self->headline && passage->is_linked && pd_passage_is_line (passage)))
        pd_cleaning_cut (self, i, "navigation");
    }
}
