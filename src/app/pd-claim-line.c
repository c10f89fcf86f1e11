#include "pd-claim-line.h"

#include <glib/gi18n-lib.h>

#include "pd-article-row.h"

/**
 * PdClaimLine:
 *
 * What stands below each other on the page of a claim: what is known of it as a whole, the headings of groups, and mentions.
 */
struct _PdClaimLine
{
  GObject parent_instance;

  /* It holds the mention. */
  PdClaimLedger *ledger;
  const PdClaimMention *mention;
  char *heading;
};

G_DEFINE_FINAL_TYPE (PdClaimLine, pd_claim_line, G_TYPE_OBJECT)

static void
pd_claim_line_finalize (GObject *object)
{
  PdClaimLine *self = PD_CLAIM_LINE (object);

  g_clear_object (&self->ledger);
  g_free (self->heading);

  G_OBJECT_CLASS (pd_claim_line_parent_class)->finalize (object);
}

static void
pd_claim_line_class_init (PdClaimLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_claim_line_finalize;
}

static void
pd_claim_line_init (PdClaimLine *self)
{
}

/**
 * pd_claim_line_new_head:
 *
 * Returns: (transfer full): a line for what is known of the claim as a whole
 */
PdClaimLine *
pd_claim_line_new_head (void)
{
  return g_object_new (PD_TYPE_CLAIM_LINE, NULL);
}

/**
 * pd_claim_line_get_mention:
 *
 * Returns: (transfer none) (nullable): the mention, where it is one
 */
const PdClaimMention *
pd_claim_line_get_mention (PdClaimLine *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_LINE (self), NULL);

  return self->mention;
}

/**
 * pd_claim_line_get_heading:
 *
 * Returns: (transfer none) (nullable): the heading, where it is one
 */
const char *
pd_claim_line_get_heading (PdClaimLine *self)
{
  g_return_val_if_fail (PD_IS_CLAIM_LINE (self), NULL);

  return self->heading;
}

static const char *
get_key (const PdClaimMention *mention,
         PdClaimView view)
{
  switch (view)
    {
    case PD_CLAIM_VIEW_ARTICLES:
      return pd_record_get_id (mention->article);
    case PD_CLAIM_VIEW_FAMILIES:
      return mention->source_key;
    case PD_CLAIM_VIEW_SPEAKERS:
      return mention->speaker_key != NULL ? mention->speaker_key : "";
    case PD_CLAIM_VIEW_CONFLICTS:
      return pd_figure_get_subject (mention->figure);
    case PD_CLAIM_VIEW_MENTIONS:
    default:
      return "";
    }
}

static char *
dup_heading (GPtrArray *mentions,
             PdClaimView view)
{
  const PdClaimMention *first = g_ptr_array_index (mentions, 0);
  g_autofree char *measured = NULL;

  switch (view)
    {
    case PD_CLAIM_VIEW_ARTICLES:
    case PD_CLAIM_VIEW_FAMILIES:
      return pd_article_get_title (first->article);
    case PD_CLAIM_VIEW_SPEAKERS:
      return g_strdup (first->speaker != NULL ? first->speaker : _ ("No Speaker Given"));
    case PD_CLAIM_VIEW_CONFLICTS:
      measured = pd_claim_words_dup_measured (first);
      return *measured != '\0' ? g_steal_pointer (&measured) : g_strdup (_ ("Figures"));
    case PD_CLAIM_VIEW_MENTIONS:
    default:
      return NULL;
    }
}

/* The mentions in groups, each in the order of time, those first that begin first. */
static GPtrArray *
group (const PdClaimSummary *claim,
       PdClaimView view)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claim->mentions->len; i++)
    {
      PdClaimMention *mention = g_ptr_array_index (claim->mentions, i);
      const char *key;
      GPtrArray *members;

      if (view == PD_CLAIM_VIEW_CONFLICTS && (mention->differences & PD_FIGURE_CONFLICT) == 0)
        continue;
      key = get_key (mention, view);
      members = g_hash_table_lookup (by_key, key);
      if (members == NULL)
        {
          members = g_ptr_array_new ();
          g_ptr_array_add (groups, members);
          g_hash_table_insert (by_key, (char *) key, members);
        }
      g_ptr_array_add (members, mention);
    }
  return groups;
}

/**
 * pd_claim_line_list:
 * @ledger: a ledger
 * @claim: a claim of it
 * @view: how its mentions are shown
 *
 * Returns: (transfer full) (element-type PdClaimLine): the lines for its mentions
 */
GPtrArray *
pd_claim_line_list (PdClaimLedger *ledger,
                    const PdClaimSummary *claim,
                    PdClaimView view)
{
  g_autoptr (GPtrArray) groups = NULL;
  GPtrArray *lines;

  g_return_val_if_fail (PD_IS_CLAIM_LEDGER (ledger), NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  lines = g_ptr_array_new_with_free_func (g_object_unref);
  groups = group (claim, view);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *members = g_ptr_array_index (groups, i);
      char *heading = dup_heading (members, view);

      if (heading != NULL)
        {
          PdClaimLine *line = g_object_new (PD_TYPE_CLAIM_LINE, NULL);

          line->heading = heading;
          g_ptr_array_add (lines, line);
        }
      for (guint j = 0; j < members->len; j++)
        {
          PdClaimLine *line = g_object_new (PD_TYPE_CLAIM_LINE, NULL);

          line->ledger = g_object_ref (ledger);
          line->mention = g_ptr_array_index (members, j);
          g_ptr_array_add (lines, line);
        }
    }
  return lines;
}
