#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdTagText:
 * @PD_TAG_TEXT_COLOUR: its colour, as #rrggbb
 * @PD_TAG_TEXT_SHORTCUT: the digit that takes it
 * @PD_TAG_TEXT_DESCRIPTION: what it means
 * @PD_TAG_TEXT_WHEN_TO_USE: when to use it
 * @PD_TAG_TEXT_WHEN_NOT_TO_USE: when not to use it
 * @PD_TAG_TEXT_EXAMPLES: quotes that were picked for it, with empty lines between them
 * @PD_TAG_TEXT_MEMOS: what was noted on it, with empty lines between the memos
 *
 * What a codebook says of a tag, beside its name and place.
 */
typedef enum
{
  PD_TAG_TEXT_COLOUR,
  PD_TAG_TEXT_SHORTCUT,
  PD_TAG_TEXT_DESCRIPTION,
  PD_TAG_TEXT_WHEN_TO_USE,
  PD_TAG_TEXT_WHEN_NOT_TO_USE,
  PD_TAG_TEXT_EXAMPLES,
  PD_TAG_TEXT_MEMOS,
} PdTagText;

#define PD_N_TAG_TEXTS (PD_TAG_TEXT_MEMOS + 1)

/**
 * PdTagEntry:
 * @id: its UUID
 * @name: its name
 * @parent: the index of the tag it is nested under, which stands before it; -1 at the top
 * @level: how many names its path has
 * @texts: (array fixed-size=7): what is said of it, by %PdTagText, each nullable
 * @highlights: how many highlights carry it; -1 where that is not told
 * @articles: in how many articles it is; -1 where that is not told
 *
 * A tag of a codebook that is apart from a project.
 */
typedef struct
{
  char *id;
  char *name;
  int parent;
  guint level;
  char *texts[PD_N_TAG_TEXTS];
  gint64 highlights;
  gint64 articles;
} PdTagEntry;

/**
 * PdTagOutline:
 *
 * A codebook apart from a project: as a file has it, or a version of it that was frozen. Its tags stand in their order, each behind the one
 * that it is nested under.
 */
typedef struct _PdTagOutline PdTagOutline;

/**
 * PD_TAG_OUTLINE_VARIANT_TYPE:
 *
 * Of each tag its UUID, its name, the index of the tag that it is nested under or -1, and what is said of it, where nothing is said an empty
 * string.
 */
#define PD_TAG_OUTLINE_VARIANT_TYPE G_VARIANT_TYPE ("a(ssias)")

PdTagOutline *pd_tag_outline_new (void);
PdTagOutline *pd_tag_outline_ref (PdTagOutline *self);
void pd_tag_outline_unref (PdTagOutline *self);

int pd_tag_outline_add (PdTagOutline *self,
                        const char *id,
                        const char *name,
                        int parent);
void pd_tag_outline_set_text (PdTagOutline *self,
                              int index,
                              PdTagText text,
                              const char *value);
void pd_tag_outline_set_counts (PdTagOutline *self,
                                int index,
                                gint64 highlights,
                                gint64 articles);

guint pd_tag_outline_get_n (PdTagOutline *self);
const PdTagEntry *pd_tag_outline_get (PdTagOutline *self,
                                      guint index);
int pd_tag_outline_find (PdTagOutline *self,
                         const char *id);
char *pd_tag_outline_dup_path (PdTagOutline *self,
                               guint index);

GVariant *pd_tag_outline_to_variant (PdTagOutline *self);
PdTagOutline *pd_tag_outline_from_variant (GVariant *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdTagOutline, pd_tag_outline_unref)

G_END_DECLS
