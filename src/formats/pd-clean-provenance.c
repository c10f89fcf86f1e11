#include "pd-cleaning.h"
#include "pd-provenance.h"

/* Where an article says where it comes from: in its first sentences, or in its last. */
#define MAX_FIRST 4
#define MAX_LAST 5
/* What is longer says something else too. */
#define MAX_BYLINE_WEIGHT 80

static gboolean
read_passage (PdCleaning *self,
              guint index,
              const char *title)
{
  const PdPassage *passage = pd_cleaning_get (self, index);
  g_auto (PdProvenance) provenance = { NULL };

  if (passage->is_code || !pd_provenance_parse (passage->text, passage->n_bytes, title, &provenance))
    return FALSE;
  pd_cleaning_set_field (self, PD_ARTICLE_SOURCE, provenance.source, "guessed", "provenance");
  pd_cleaning_set_field (self, PD_ARTICLE_AUTHOR, provenance.author, "guessed", "provenance");
  pd_cleaning_set_field (self, PD_ARTICLE_ORIGINAL_TITLE, provenance.original_title, "guessed", "provenance");
  pd_cleaning_set_field (self, PD_ARTICLE_DATE, provenance.date, "guessed", "provenance");
  pd_cleaning_set_field (self, PD_ARTICLE_LICENCE, provenance.terms, "guessed", "provenance");
  if (provenance.is_all && passage->kind == PD_BLOCK_PARAGRAPH && passage->weight <= MAX_BYLINE_WEIGHT)
    pd_cleaning_set_kind (self, index, PD_BLOCK_BYLINE, 0);
  return TRUE;
}

static gboolean
is_read (PdCleaning *self,
         guint index)
{
  const PdPassage *passage = pd_cleaning_get (self, index);

  return !passage->is_cut && passage->kind != PD_BLOCK_IMAGE && passage->kind != PD_BLOCK_HEADING && passage->kind != PD_BLOCK_BYLINE;
}

/* Lifts what sentences at the start and at the end say of where the article comes from. */
void
pd_clean_provenance (PdCleaning *self)
{
  const char *title = pd_cleaning_get_field (self, PD_ARTICLE_TITLE);
  guint n = 0, last = 0;

  if (title == NULL)
    title = "";
  for (guint i = 0; i < self->passages->len && n < MAX_FIRST; i++)
    {
      last = i;
      if (!is_read (self, i))
        continue;
      read_passage (self, i, title);
      n++;
    }
  n = 0;
  for (guint i = self->passages->len; i > last + 1 && n < MAX_LAST; i--)
    {
      if (!is_read (self, i - 1))
        continue;
      read_passage (self, i - 1, title);
      n++;
    }
}
