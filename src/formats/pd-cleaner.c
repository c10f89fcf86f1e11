#include "pd-cleaner.h"

#include "pd-cleaning.h"

/**
 * pd_cleaner_clean:
 * @blocks: a text that a reader has told completely
 * @document: where fields are set
 * @format: what the file is
 * @page_title: (nullable): what the file calls itself, where that is no part of its text
 * @file_name: the file's name
 *
 * Tells what of a text is the author's and what only stands around it: lifts what is said about the article into fields that
 * no reader has set, says which blocks are headline, byline, heading and caption, and proposes cuts. Nothing is changed that could not be
 * put back, and where it is unclear what something is, it stays.
 */
void
pd_cleaner_clean (PdBlockList *blocks,
                  PdDocument *document,
                  PdFormat format,
                  const char *page_title,
                  const char *file_name)
{
  g_autoptr (GArray) is_continued = NULL;
  PdCleaning cleaning = { blocks, document, format, NULL, -1 };

  g_return_if_fail (blocks != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));
  g_return_if_fail (file_name != NULL);

  is_continued = pd_clean_lines (blocks, format);
  cleaning.passages = pd_passages_new (blocks, is_continued);
  pd_clean_empty_markup (&cleaning);
  pd_clean_title (&cleaning, page_title, file_name);
  pd_clean_head (&cleaning);
  pd_clean_bylines (&cleaning);
  pd_clean_provenance (&cleaning);
  pd_clean_url (&cleaning);
  pd_clean_tail (&cleaning);
  pd_clean_kinds (&cleaning);
  /* Last, as single characters of what is left out need no cuts of their own. */
  pd_clean_markup (&cleaning);
  pd_clean_spaces (&cleaning);
  g_array_unref (cleaning.passages);
}
