#include "pd-annotation-line.h"

#include <glib/gi18n-lib.h>

#include "pd-annotate.h"
#include "pd-annotation-fields.h"
#include "pd-highlight.h"

static const char *const annotation_fields[] = { "article", "file", "start", "end", "quote", "occurrence", "tags", "note", "coder", "mentions", NULL };
static const char *const mention_fields[] = {
  "claim", "kinds", "stance", "attribution", "value_text", "value_low", "value_high", "approximation", "unit", "currency",
  "entity", "measure", "period", "said_date", "event_from", "event_to", "note", NULL
};
static const char *const attribution_fields[] = { "name", "as_written", "cue", "mode", "stance", "anonymous", NULL };

/* An annotation that is being read. */
typedef struct
{
  PdAnnotationContext *context;
  PdEdit *edit;
  /* NULL where it is made by whoever has the project open. */
  const char *coder_id;
  const char *highlight_id;
} Line;

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, message);
  return FALSE;
}

static PdRecord *
record_new (Line *line,
            PdWord word,
            PdKey coder_key)
{
  PdRecord *record = pd_record_new (word);

  if (line->coder_id != NULL)
    pd_record_set_text (record, coder_key, line->coder_id);
  return record;
}

static gboolean
set_column (PdRecord *record,
            PdKey key,
            const PdJsonValue *object,
            GError **error)
{
  GError *failure = NULL;
  g_autofree char *value = pd_annotation_fields_make_value (object, &pd_record_get_table (record)->columns[PD_KEY_INDEX (key)], &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (value != NULL)
    pd_record_set_text (record, key, value);
  return TRUE;
}

/* The strings of a list, one after the other. */
static gboolean
get_item (const PdJsonValue *item,
          const char *name,
          GError **error)
{
  if (item->type != PD_JSON_STRING)
    {
      g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("What stands in “%s” must be text in quotation marks."), name);
      return FALSE;
    }
  return pd_annotation_fields_check_name (name, item->text, error);
}

static gboolean
read_tags (Line *line,
           const PdJsonValue *object,
           GError **error)
{
  const PdJsonValue *item;

  if (!pd_annotation_fields_get_list (object, "tags", &item, error))
    return FALSE;
  for (; item != NULL; item = item->next)
    {
      g_autoptr (PdRecord) record = NULL;
      const char *tag_id;

      if (!get_item (item, "tags", error))
        return FALSE;
      tag_id = pd_annotation_catalogue_ensure_tag (line->context->catalogue, item->text, line->coder_id, error);
      if (tag_id == NULL)
        return FALSE;
      record = record_new (line, PD_WORD_HIGHLIGHT_TAG, PD_HIGHLIGHT_TAG_CODER_ID);
      pd_record_set_text (record, PD_HIGHLIGHT_TAG_HIGHLIGHT_ID, line->highlight_id);
      pd_record_set_text (record, PD_HIGHLIGHT_TAG_TAG_ID, tag_id);
      pd_edit_insert (line->edit, record);
    }
  return TRUE;
}

static gboolean
read_speaker (Line *line,
              const PdJsonValue *object,
              PdRecord *attribution,
              GError **error)
{
  const PdJsonValue *anonymous = pd_json_value_get (object, "anonymous");
  const char *name;
  const char *name_id;
  gboolean is_alias;

  if (!pd_annotation_fields_get_name (object, "name", &name, error))
    return FALSE;
  if (anonymous != NULL && anonymous->type != PD_JSON_TRUE && anonymous->type != PD_JSON_FALSE && anonymous->type != PD_JSON_NULL)
    return fail (error, _ ("“anonymous” must be true or false."));
  if (name == NULL)
    return TRUE;
  name_id = pd_annotation_catalogue_ensure_name (line->context->catalogue, name, anonymous != NULL && anonymous->type == PD_JSON_TRUE, line->coder_id, &is_alias);
  pd_record_set_text (attribution, PD_ATTRIBUTION_NAME_ID, name_id);
  /* The spelling is not lost. */
  if (is_alias && !pd_record_is_set (attribution, PD_ATTRIBUTION_AS_WRITTEN))
    pd_record_set_text (attribution, PD_ATTRIBUTION_AS_WRITTEN, name);
  return TRUE;
}

static gboolean
read_attribution (Line *line,
                  const PdJsonValue *object,
                  const char *mention_id,
                  guint position,
                  GError **error)
{
  static const PdKey keys[] = { PD_ATTRIBUTION_AS_WRITTEN, PD_ATTRIBUTION_CUE, PD_ATTRIBUTION_MODE, PD_ATTRIBUTION_STANCE };
  g_autoptr (PdRecord) attribution = NULL;

  if (!pd_annotation_fields_check (object, _ ("An attribution"), attribution_fields, error))
    return FALSE;
  attribution = record_new (line, PD_WORD_ATTRIBUTION, PD_ATTRIBUTION_CODER_ID);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (!set_column (attribution, keys[i], object, error))
        return FALSE;
    }
  if (!read_speaker (line, object, attribution, error))
    return FALSE;
  if (!pd_record_is_set (attribution, PD_ATTRIBUTION_NAME_ID) && !pd_record_is_set (attribution, PD_ATTRIBUTION_AS_WRITTEN) && !pd_record_is_set (attribution, PD_ATTRIBUTION_MODE))
    return fail (error, _ ("An attribution must say who speaks, by “name” or “as_written”."));
  pd_record_set_text (attribution, PD_ATTRIBUTION_MENTION_ID, mention_id);
  pd_record_set_integer (attribution, PD_ATTRIBUTION_POSITION, position);
  pd_edit_insert (line->edit, attribution);
  return TRUE;
}

static gboolean
read_kinds (Line *line,
            const PdJsonValue *object,
            const char *claim_id,
            GError **error)
{
  const PdJsonValue *item;

  if (!pd_annotation_fields_get_list (object, "kinds", &item, error))
    return FALSE;
  for (; item != NULL; item = item->next)
    {
      if (!get_item (item, "kinds", error))
        return FALSE;
      pd_annotation_catalogue_ensure_kind (line->context->catalogue, claim_id, item->text, line->coder_id);
    }
  return TRUE;
}

static gboolean
read_claim (Line *line,
            const PdJsonValue *object,
            PdRecord *mention,
            GError **error)
{
  const char *claim;
  const char *claim_id;

  if (!pd_annotation_fields_get_name (object, "claim", &claim, error))
    return FALSE;
  if (claim == NULL)
    return fail (error, _ ("A mention must have a “claim”, its statement or UUID."));
  claim_id = pd_annotation_catalogue_ensure_claim (line->context->catalogue, claim, line->coder_id, error);
  if (claim_id == NULL)
    return FALSE;
  pd_record_set_text (mention, PD_MENTION_CLAIM_ID, claim_id);
  return read_kinds (line, object, claim_id, error);
}

/* Both are decimal digits already. A double tells 1 from 2, which is what a slip of the keys mixes up. */
static gboolean
check_bounds (PdRecord *mention,
              GError **error)
{
  const char *low = pd_record_get_text (mention, PD_MENTION_VALUE_LOW);
  const char *high = pd_record_get_text (mention, PD_MENTION_VALUE_HIGH);

  if (low == NULL || high == NULL || g_ascii_strtod (low, NULL) <= g_ascii_strtod (high, NULL))
    return TRUE;
  g_set_error (error, PD_ANNOTATE_ERROR, PD_ANNOTATE_ERROR_INVALID, _ ("“value_low” is more than “value_high”: %s and %s."), low, high);
  return FALSE;
}

static gboolean
read_mention (Line *line,
              const PdJsonValue *object,
              GError **error)
{
  g_autoptr (PdRecord) mention = NULL;
  const PdJsonValue *item;
  guint position = 0;

  if (!pd_annotation_fields_check (object, _ ("A mention"), mention_fields, error))
    return FALSE;
  mention = record_new (line, PD_WORD_MENTION, PD_MENTION_CODER_ID);
  pd_record_set_text (mention, PD_MENTION_HIGHLIGHT_ID, line->highlight_id);
  if (!read_claim (line, object, mention, error))
    return FALSE;
  for (PdKey key = PD_MENTION_FIRST_VALUE; key <= PD_MENTION_LAST_VALUE; key++)
    {
      if (!set_column (mention, key, object, error))
        return FALSE;
    }
  if (!check_bounds (mention, error))
    return FALSE;
  pd_edit_insert (line->edit, mention);

  if (!pd_annotation_fields_get_list (object, "attribution", &item, error))
    return FALSE;
  for (; item != NULL; item = item->next)
    {
      if (!read_attribution (line, item, pd_record_get_id (mention), ++position, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_mentions (Line *line,
               const PdJsonValue *object,
               GError **error)
{
  const PdJsonValue *item;

  if (!pd_annotation_fields_get_list (object, "mentions", &item, error))
    return FALSE;
  for (; item != NULL; item = item->next)
    {
      if (!read_mention (line, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_coder (Line *line,
            const PdJsonValue *object,
            GError **error)
{
  const char *coder;

  if (!pd_annotation_fields_get_name (object, "coder", &coder, error))
    return FALSE;
  if (coder != NULL)
    line->coder_id = pd_annotation_catalogue_ensure_coder (line->context->catalogue, coder);
  return TRUE;
}

/**
 * pd_annotation_line_read:
 * @context: what it is read against
 * @utf8: (array length=n_bytes): one annotation, an object of JSON in valid UTF-8
 * @n_bytes: how much
 * @edit: takes the rows it becomes
 * @error: return location for an error
 *
 * Reads an annotation.
 *
 * Returns: (transfer full): the UUID of its highlight, or %NULL with an error
 */
char *
pd_annotation_line_read (PdAnnotationContext *context,
                         const char *utf8,
                         gsize n_bytes,
                         PdEdit *edit,
                         GError **error)
{
  Line line = { context, edit, NULL, NULL };
  g_autoptr (GError) failure = NULL;
  g_autoptr (PdJsonValue) object = NULL;
  g_autoptr (PdRecord) highlight = NULL;
  PdSegmenter *segmenter;
  const char *article_id;
  guint start, end;

  object = pd_json_value_parse (utf8, n_bytes, NULL, &failure);
  if (object == NULL)
    {
      fail (error, failure->message);
      return NULL;
    }
  if (!pd_annotation_fields_check (object, _ ("An annotation"), annotation_fields, error))
    return NULL;
  segmenter = pd_annotation_places_read (context->places, object, &article_id, &start, &end, error);
  if (segmenter == NULL)
    return NULL;

  pd_annotation_catalogue_set_edit (context->catalogue, edit);
  if (!read_coder (&line, object, error))
    return NULL;
  highlight = pd_highlight_new (segmenter, article_id, start, end, context->made_by);
  if (line.coder_id != NULL)
    pd_record_set_text (highlight, PD_HIGHLIGHT_CODER_ID, line.coder_id);
  if (!set_column (highlight, PD_HIGHLIGHT_NOTE, object, error))
    return NULL;
  pd_edit_insert (edit, highlight);
  line.highlight_id = pd_record_get_id (highlight);
  if (!read_tags (&line, object, error) || !read_mentions (&line, object, error))
    return NULL;
  return g_strdup (line.highlight_id);
}
