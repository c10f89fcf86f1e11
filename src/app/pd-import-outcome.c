#include "pd-import-outcome.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pd-import-details.h"

/**
 * PdImportOutcome:
 *
 * What became of one file, in words.
 */
struct _PdImportOutcome
{
  GObject parent_instance;

  PdImportStatus status;
  gboolean is_flawed;
  char *name;
  char *sentence;
  char *details;
  char *article_id;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_SENTENCE,
  PROP_DETAILS,
  PROP_HAS_TEXT,
  PROP_ICON_NAME,
  PROP_STATUS_LABEL,
} PdImportOutcomeProperty;

static GParamSpec *properties[PROP_STATUS_LABEL + 1];

G_DEFINE_FINAL_TYPE (PdImportOutcome, pd_import_outcome, G_TYPE_OBJECT)

static const char *
get_icon_name (PdImportOutcome *self)
{
  switch (self->status)
    {
    case PD_IMPORT_FAILED:
      return "dialog-warning-symbolic";
    case PD_IMPORT_DUPLICATE:
      return "edit-copy-symbolic";
    case PD_IMPORT_IMPORTED:
    default:
      return self->is_flawed ? "dialog-warning-symbolic" : "object-select-symbolic";
    }
}

static const char *
get_status_label (PdImportOutcome *self)
{
  switch (self->status)
    {
    case PD_IMPORT_FAILED:
      return _ ("Not added");
    case PD_IMPORT_DUPLICATE:
      return _ ("Already there");
    case PD_IMPORT_IMPORTED:
    default:
      return self->is_flawed ? _ ("Added, not all of it readable") : _ ("Added");
    }
}

static void
pd_import_outcome_finalize (GObject *object)
{
  PdImportOutcome *self = PD_IMPORT_OUTCOME (object);

  g_free (self->name);
  g_free (self->sentence);
  g_free (self->details);
  g_free (self->article_id);

  G_OBJECT_CLASS (pd_import_outcome_parent_class)->finalize (object);
}

static void
pd_import_outcome_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  PdImportOutcome *self = PD_IMPORT_OUTCOME (object);

  switch ((PdImportOutcomeProperty) id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    case PROP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    case PROP_HAS_TEXT:
      g_value_set_boolean (value, self->status == PD_IMPORT_IMPORTED);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, get_icon_name (self));
      break;
    case PROP_STATUS_LABEL:
      g_value_set_string (value, get_status_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pd_import_outcome_class_init (PdImportOutcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pd_import_outcome_finalize;
  object_class->get_property = pd_import_outcome_get_property;

  /**
   * PdImportOutcome:name:
   *
   * The file's name.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  /**
   * PdImportOutcome:sentence:
   *
   * What became of it.
   */
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  /**
   * PdImportOutcome:details:
   *
   * Of an article that was added: its format and encoding, what was cut and why, what was guessed.
   */
  properties[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, flags);
  /**
   * PdImportOutcome:has-text:
   *
   * Whether it is an article now, of which a text was made.
   */
  properties[PROP_HAS_TEXT] = g_param_spec_boolean ("has-text", NULL, NULL, FALSE, flags);
  /**
   * PdImportOutcome:icon-name:
   *
   * An icon for what became of it.
   */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  /**
   * PdImportOutcome:status-label:
   *
   * What the icon says, for those who do not see it.
   */
  properties[PROP_STATUS_LABEL] = g_param_spec_string ("status-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pd_import_outcome_init (PdImportOutcome *self)
{
}

static char *
describe_added (const PdImportResult *result)
{
  const char *title = result->document != NULL ? pd_record_get_text (pd_document_get_article (result->document), PD_ARTICLE_TITLE) : NULL;
  guint64 n_unread_bytes = result->document != NULL ? pd_document_get_n_unread_bytes (result->document) : 0;
  g_autofree char *added = NULL;
  g_autofree char *unread = NULL;

  /* Translators: the title of an article that was added. */
  added = title != NULL ? g_strdup_printf (_ ("Added as “%s”."), title) : g_strdup (_ ("Added without a title."));
  if (n_unread_bytes == 0)
    return g_steal_pointer (&added);
  /* Translators: � is the character that stands in the text instead; leave it as it is. */
  unread = g_strdup_printf (ngettext ("%" PRIu64 " byte could not be read; it is � in the text.", "%" PRIu64 " bytes could not be read; they are � in the text.", n_unread_bytes), n_unread_bytes);
  /* Translators: two sentences. */
  return g_strdup_printf (C_ ("sentences", "%s %s"), added, unread);
}

static char *
describe (const PdImportResult *result)
{
  switch (result->status)
    {
    case PD_IMPORT_FAILED:
      return g_strdup (result->message);
    case PD_IMPORT_DUPLICATE:
      if (g_strcmp0 (result->same, "text") == 0)
        return g_strdup (_ ("An article with the same text is in the project already."));
      return g_strdup (_ ("The same file is in the project already."));
    case PD_IMPORT_IMPORTED:
    default:
      return describe_added (result);
    }
}

static gboolean
is_flawed (const PdImportResult *result)
{
  return result->status == PD_IMPORT_IMPORTED && result->document != NULL && pd_document_get_n_unread_bytes (result->document) > 0;
}

/**
 * pd_import_outcome_new:
 * @result: what became of one file
 *
 * Returns: (transfer full): the same, in words
 */
PdImportOutcome *
pd_import_outcome_new (const PdImportResult *result)
{
  PdImportOutcome *self;

  g_return_val_if_fail (result != NULL, NULL);

  self = g_object_new (PD_TYPE_IMPORT_OUTCOME, NULL);
  self->status = result->status;
  self->is_flawed = is_flawed (result);
  self->name = g_filename_display_basename (result->path);
  self->sentence = describe (result);
  self->details = pd_import_details_describe (result);
  self->article_id = g_strdup (result->article_id);
  return self;
}

/**
 * pd_import_outcome_get_article_id:
 *
 * Returns: (transfer none) (nullable): the UUID of the article that it is, or that it is the same as
 */
const char *
pd_import_outcome_get_article_id (PdImportOutcome *self)
{
  g_return_val_if_fail (PD_IS_IMPORT_OUTCOME (self), NULL);

  return self->article_id;
}

static void
count (GPtrArray *results,
       guint counts[3],
       guint *n_flawed)
{
  for (guint i = 0; i < results->len; i++)
    {
      const PdImportResult *result = g_ptr_array_index (results, i);

      counts[result->status]++;
      *n_flawed += is_flawed (result);
    }
}

/* One file says why itself; many are counted. */
static char *
summarize_single (const PdImportResult *result)
{
  g_autofree char *name = g_filename_display_basename (result->path);

  if (result->status == PD_IMPORT_FAILED)
    /* Translators: a file's name and what is wrong with it, a sentence. */
    return g_strdup_printf (_ ("%s: %s"), name, result->message);
  /* Translators: a file's name. */
  return g_strdup_printf (_ ("“%s” is in the project already"), name);
}

/**
 * pd_import_outcome_summarize:
 * @results: (element-type PdImportResult): what became of each file
 *
 * Returns: (transfer full): the same, in a few words
 */
char *
pd_import_outcome_summarize (GPtrArray *results)
{
  guint counts[3] = { 0 };
  guint n_flawed = 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (results != NULL, NULL);

  count (results, counts, &n_flawed);
  if (results->len == 1 && counts[PD_IMPORT_IMPORTED] == 0)
    return summarize_single (g_ptr_array_index (results, 0));
  if (results->len == 0)
    return g_strdup (_ ("There were no files to add"));
  if (counts[PD_IMPORT_IMPORTED] > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u article added", "%u articles added", counts[PD_IMPORT_IMPORTED]), counts[PD_IMPORT_IMPORTED]));
  if (n_flawed > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u not all readable", "%u not all readable", n_flawed), n_flawed));
  if (counts[PD_IMPORT_DUPLICATE] > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u already there", "%u already there", counts[PD_IMPORT_DUPLICATE]), counts[PD_IMPORT_DUPLICATE]));
  if (counts[PD_IMPORT_FAILED] > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%u could not be read", "%u could not be read", counts[PD_IMPORT_FAILED]), counts[PD_IMPORT_FAILED]));
  parts = g_strv_builder_end (builder);
  /* Translators: between the parts of a list. */
  return g_strjoinv (_ (", "), parts);
}

/**
 * pd_import_outcome_is_smooth:
 * @results: (element-type PdImportResult): what became of each file
 *
 * Returns: whether each file is an article now, and all of it could be read
 */
gboolean
pd_import_outcome_is_smooth (GPtrArray *results)
{
  g_return_val_if_fail (results != NULL, FALSE);

  for (guint i = 0; i < results->len; i++)
    {
      const PdImportResult *result = g_ptr_array_index (results, i);

      if (result->status != PD_IMPORT_IMPORTED || is_flawed (result))
        return FALSE;
    }
  return TRUE;
}

/**
 * pd_import_outcome_list:
 * @results: (element-type PdImportResult): what became of each file
 *
 * Returns: (transfer full): a list of [class@Pd.ImportOutcome], what went wrong first
 */
GListModel *
pd_import_outcome_list (GPtrArray *results)
{
  static const struct
  {
    PdImportStatus status;
    gboolean is_flawed;
  } order[] = {
    { PD_IMPORT_FAILED, FALSE },
    { PD_IMPORT_IMPORTED, TRUE },
    { PD_IMPORT_DUPLICATE, FALSE },
    { PD_IMPORT_IMPORTED, FALSE },
  };
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (PD_TYPE_IMPORT_OUTCOME);

  g_return_val_if_fail (results != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      for (guint j = 0; j < results->len; j++)
        {
          const PdImportResult *result = g_ptr_array_index (results, j);

          if (result->status == order[i].status && is_flawed (result) == order[i].is_flawed)
            g_ptr_array_add (outcomes, pd_import_outcome_new (result));
        }
    }
  g_list_store_splice (store, 0, 0, outcomes->pdata, outcomes->len);
  return G_LIST_MODEL (store);
}
