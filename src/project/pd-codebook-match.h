#pragma once

#include <glib.h>

#include "pd-tag-outline.h"

G_BEGIN_DECLS

/**
 * PdCodebookMatchKind:
 * @PD_CODEBOOK_MATCH_KEPT: it is a tag of the project, which has its place and name
 * @PD_CODEBOOK_MATCH_ADDED: it is none
 * @PD_CODEBOOK_MATCH_CHANGED: it is one, which gets another name or place
 * @PD_CODEBOOK_MATCH_STAYS: it is one, which cannot have that name or place, as another tag has it
 *
 * What a tag of a codebook from elsewhere is in a project.
 */
typedef enum
{
  PD_CODEBOOK_MATCH_KEPT,
  PD_CODEBOOK_MATCH_ADDED,
  PD_CODEBOOK_MATCH_CHANGED,
  PD_CODEBOOK_MATCH_STAYS,
} PdCodebookMatchKind;

/**
 * PdMatchedTag:
 * @kind: what it is
 * @id: the UUID of the tag in the project
 * @parent_id: (nullable): the UUID of the tag that the codebook has it under
 * @name: its name there
 * @is_moved: whether it is nested under another tag than it was
 * @before: (nullable): the path that it had, where that is not the one that the codebook has
 *
 * A tag of a codebook from elsewhere, as it comes into a project.
 */
typedef struct
{
  PdCodebookMatchKind kind;
  char *id;
  char *parent_id;
  char *name;
  gboolean is_moved;
  char *before;
} PdMatchedTag;

/**
 * PdCodebookMatch:
 *
 * A codebook from elsewhere beside that of a project: which of its tags are there, by their UUIDs or else by their paths.
 */
typedef struct _PdCodebookMatch PdCodebookMatch;

PdCodebookMatch *pd_codebook_match_new (GPtrArray *tags,
                                        PdTagOutline *outline,
                                        GError **error);
void pd_codebook_match_free (PdCodebookMatch *self);

const PdMatchedTag *pd_codebook_match_get (PdCodebookMatch *self,
                                           guint index);
char *pd_codebook_match_dup_path (PdCodebookMatch *self,
                                  guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdCodebookMatch, pd_codebook_match_free)

G_END_DECLS
