#include "pd-cleaning.h"

#include "pd-fold.h"

/* The steps of cleaning look at passages and change blocks; what one step did, the next sees. */

const PdPassage *
pd_cleaning_get (PdCleaning *self,
                 guint index)
{
  return &g_array_index (self->passages, PdPassage, index);
}

char *
pd_cleaning_dup_folded (PdCleaning *self,
                        guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);

  return pd_fold_line (passage->text, passage->n_bytes);
}

void
pd_cleaning_cut (PdCleaning *self,
                 guint index,
                 const char *reason)
{
  PdPassage *passage = &g_array_index (self->passages, PdPassage, index);

  for (guint i = 0; i < passage->n_blocks; i++)
    pd_block_list_cut_block (self->blocks, passage->first + i, reason);
  passage->is_cut = TRUE;
}

void
pd_cleaning_set_kind (PdCleaning *self,
                      guint index,
                      PdBlockKind kind,
                      guint level)
{
  PdPassage *passage = &g_array_index (self->passages, PdPassage, index);

  passage->kind = kind;
  passage->level = level;
  for (guint i = 0; i < passage->n_blocks; i++)
    pd_block_list_set_kind (self->blocks, passage->first + i, kind, level);
}

const char *
pd_cleaning_get_field (PdCleaning *self,
                       PdKey key)
{
  return pd_record_get_text (pd_document_get_article (self->document), key);
}

/* What was found first stays: steps go from what says it to what hints at it. */
void
pd_cleaning_set_field (PdCleaning *self,
                       PdKey key,
                       const char *value,
                       const char *origin,
                       const char *place)
{
  if (value != NULL && *value != '\0' && pd_cleaning_get_field (self, key) == NULL)
    pd_document_set_field (self->document, key, value, origin, place);
}

/* Who wrote and published it, folded. */
GStrv
pd_cleaning_dup_names (PdCleaning *self)
{
  static const PdKey keys[] = { PD_ARTICLE_AUTHOR, PD_ARTICLE_SOURCE, PD_ARTICLE_OBTAINED_FROM };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *name = pd_cleaning_get_field (self, keys[i]);
      g_autofree char *folded = pd_fold_line (name != NULL ? name : "", -1);

      if (*folded != '\0')
        g_strv_builder_take (names, g_steal_pointer (&folded));
    }
  return g_strv_builder_end (names);
}

/* Whether there is prose in it, beside which lines stand out. */
gboolean
pd_cleaning_has_body (PdCleaning *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const PdPassage *passage = pd_cleaning_get (self, i);

      if (!passage->is_cut && pd_passage_is_long_prose (passage))
        return TRUE;
    }
  return FALSE;
}
