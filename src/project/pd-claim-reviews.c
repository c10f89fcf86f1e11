#include "pd-claim-reviews.h"

#include <json-glib/json-glib.h>

#include "pd-choices.h"
#include "pd-rows.h"

/* All that is said of what was judged, and by its key what belongs together. */
typedef struct
{
  const char *project_name;
  GPtrArray *projects;
  GPtrArray *judgements;
  /* From UUIDs to rows. */
  GHashTable *coders;
  GHashTable *claims;
  GHashTable *names;
  GHashTable *articles;
  GHashTable *highlights;
  GHashTable *mentions;
  /* From UUIDs to arrays of rows. */
  GHashTable *mentions_of_claim;
  GHashTable *chain_of_mention;
  GHashTable *evidence_of_judgement;
} Reviews;

static void
reviews_clear (Reviews *self)
{
  g_clear_pointer (&self->projects, g_ptr_array_unref);
  g_clear_pointer (&self->judgements, g_ptr_array_unref);
  g_clear_pointer (&self->coders, g_hash_table_unref);
  g_clear_pointer (&self->claims, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->articles, g_hash_table_unref);
  g_clear_pointer (&self->highlights, g_hash_table_unref);
  g_clear_pointer (&self->mentions, g_hash_table_unref);
  g_clear_pointer (&self->mentions_of_claim, g_hash_table_unref);
  g_clear_pointer (&self->chain_of_mention, g_hash_table_unref);
  g_clear_pointer (&self->evidence_of_judgement, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reviews, reviews_clear)

#define JUDGED "(SELECT claim_id FROM judgements WHERE claim_id IS NOT NULL UNION SELECT m.claim_id FROM mentions m JOIN judgements j USING (mention_id))"
#define JUDGED_HIGHLIGHTS "(SELECT highlight_id FROM mentions WHERE claim_id IN " JUDGED ")"

static gboolean
load_by_id (PdConnection *connection,
            PdWord word,
            const char *condition,
            GHashTable **table,
            GError **error)
{
  g_autoptr (GPtrArray) rows = pd_rows_query (connection, word, condition, NULL, error);

  if (rows == NULL)
    return FALSE;
  *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (*table, (char *) pd_record_get_id (g_ptr_array_index (rows, i)), g_object_ref (g_ptr_array_index (rows, i)));
  return TRUE;
}

static gboolean
load_by_key (PdConnection *connection,
             PdKey key,
             const char *condition,
             GHashTable **table,
             GError **error)
{
  g_autoptr (GPtrArray) rows = pd_rows_query (connection, PD_KEY_WORD (key), condition, NULL, error);

  if (rows == NULL)
    return FALSE;
  *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *id = pd_record_get_text (g_ptr_array_index (rows, i), key);
      GPtrArray *array = g_hash_table_lookup (*table, id);

      if (array == NULL)
        {
          array = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (*table, g_strdup (id), array);
        }
      g_ptr_array_add (array, g_object_ref (g_ptr_array_index (rows, i)));
    }
  return TRUE;
}

static gboolean
load (PdConnection *connection,
      Reviews *self,
      GError **error)
{
  static const char *const mentions = "claim_id IN " JUDGED;

  self->projects = pd_rows_query (connection, PD_WORD_PROJECT, NULL, NULL, error);
  self->judgements = self->projects != NULL ? pd_rows_query (connection, PD_WORD_JUDGEMENT, NULL, NULL, error) : NULL;
  if (self->judgements == NULL)
    return FALSE;
  self->project_name = self->projects->len > 0 ? pd_record_get_text (g_ptr_array_index (self->projects, 0), PD_PROJECT_NAME) : NULL;
  return load_by_id (connection, PD_WORD_CODER, NULL, &self->coders, error)
         && load_by_id (connection, PD_WORD_CLAIM, mentions, &self->claims, error)
         && load_by_id (connection, PD_WORD_NAME, NULL, &self->names, error)
         && load_by_id (connection, PD_WORD_HIGHLIGHT, "highlight_id IN " JUDGED_HIGHLIGHTS " OR highlight_id IN (SELECT highlight_id FROM evidence)", &self->highlights, error)
         && load_by_id (connection, PD_WORD_ARTICLE,
                        "article_id IN (SELECT article_id FROM highlights WHERE highlight_id IN " JUDGED_HIGHLIGHTS " OR highlight_id IN (SELECT highlight_id FROM evidence))",
                        &self->articles, error)
         && load_by_id (connection, PD_WORD_MENTION, mentions, &self->mentions, error)
         && load_by_key (connection, PD_MENTION_CLAIM_ID, mentions, &self->mentions_of_claim, error)
         && load_by_key (connection, PD_ATTRIBUTION_MENTION_ID, "mention_id IN (SELECT mention_id FROM mentions WHERE claim_id IN " JUDGED ")", &self->chain_of_mention, error)
         && load_by_key (connection, PD_EVIDENCE_JUDGEMENT_ID, NULL, &self->evidence_of_judgement, error);
}

static PdRecord *
look_up (GHashTable *table,
         const char *id)
{
  return id != NULL ? g_hash_table_lookup (table, id) : NULL;
}

static void
add (JsonObject *object,
     const char *name,
     const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, name, value);
}

static JsonObject *
new_thing (const char *type,
           const char *id)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "@type", type);
  if (id != NULL)
    {
      g_autofree char *urn = g_strconcat ("urn:uuid:", id, NULL);

      json_object_set_string_member (object, "@id", urn);
    }
  return object;
}

static void
add_named (JsonObject *object,
           const char *property,
           const char *type,
           const char *name)
{
  JsonObject *thing;

  if (name == NULL || *name == '\0')
    return;
  thing = new_thing (type, NULL);
  json_object_set_string_member (thing, "name", name);
  json_object_set_object_member (object, property, thing);
}

static PdRecord *
get_article (Reviews *self,
             const char *highlight_id)
{
  PdRecord *highlight = look_up (self->highlights, highlight_id);

  return highlight != NULL ? look_up (self->articles, pd_record_get_text (highlight, PD_HIGHLIGHT_ARTICLE_ID)) : NULL;
}

static JsonObject *
make_article (PdRecord *article)
{
  JsonObject *object = new_thing ("Article", pd_record_get_id (article));

  add (object, "headline", pd_record_get_text (article, PD_ARTICLE_TITLE));
  add (object, "url", pd_record_get_text (article, PD_ARTICLE_URL));
  add (object, "archivedAt", pd_record_get_text (article, PD_ARTICLE_ARCHIVE_URL));
  add (object, "datePublished", pd_record_get_text (article, PD_ARTICLE_DATE));
  add_named (object, "author", "Person", pd_record_get_text (article, PD_ARTICLE_AUTHOR));
  add_named (object, "publisher", "Organization", pd_record_get_text (article, PD_ARTICLE_SOURCE));
  return object;
}

/* Dates sort as text; what has none comes last. */
static int
compare_dates (const char *a,
               const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return strcmp (a, b);
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b,
                  gpointer data)
{
  PdRecord *first = get_article (data, pd_record_get_text (*(PdRecord *const *) a, PD_MENTION_HIGHLIGHT_ID));
  PdRecord *second = get_article (data, pd_record_get_text (*(PdRecord *const *) b, PD_MENTION_HIGHLIGHT_ID));

  return compare_dates (first != NULL ? pd_record_get_text (first, PD_ARTICLE_DATE) : NULL, second != NULL ? pd_record_get_text (second, PD_ARTICLE_DATE) : NULL);
}

/* The innermost of those who say it, where that is somebody with a name. Whether a person or an organization is not known. */
static const char *
get_speaker (Reviews *self,
             PdRecord *mention)
{
  GPtrArray *chain = g_hash_table_lookup (self->chain_of_mention, pd_record_get_id (mention));
  PdRecord *innermost = chain != NULL ? g_ptr_array_index (chain, chain->len - 1) : NULL;
  PdRecord *name = innermost != NULL ? look_up (self->names, pd_record_get_text (innermost, PD_ATTRIBUTION_NAME_ID)) : NULL;

  return name != NULL && pd_record_get_integer (name, PD_NAME_ANONYMOUS) == 0 ? pd_record_get_text (name, PD_NAME_NAME) : NULL;
}

static void
add_appearances (Reviews *self,
                 JsonObject *claim,
                 GPtrArray *mentions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *appearances = json_array_new ();

  for (guint i = 0; i < mentions->len; i++)
    {
      PdRecord *article = get_article (self, pd_record_get_text (g_ptr_array_index (mentions, i), PD_MENTION_HIGHLIGHT_ID));

      if (article == NULL || !g_hash_table_add (seen, (char *) pd_record_get_id (article)))
        continue;
      if (json_array_get_length (appearances) == 0)
        {
          add (claim, "datePublished", pd_record_get_text (article, PD_ARTICLE_DATE));
          json_object_set_object_member (claim, "firstAppearance", make_article (article));
        }
      json_array_add_object_element (appearances, make_article (article));
    }
  if (json_array_get_length (appearances) > 0)
    json_object_set_array_member (claim, "appearance", appearances);
  else
    json_array_unref (appearances);
}

static JsonObject *
make_claim (Reviews *self,
            PdRecord *claim,
            PdRecord *mention)
{
  JsonObject *object = new_thing ("Claim", mention != NULL ? pd_record_get_id (mention) : pd_record_get_id (claim));
  GPtrArray *all = g_hash_table_lookup (self->mentions_of_claim, pd_record_get_id (claim));
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  const char *speaker = NULL;

  json_object_set_string_member (object, "name", pd_record_get_text (claim, PD_CLAIM_CLAIM));
  for (guint i = 0; mention == NULL && all != NULL && i < all->len; i++)
    g_ptr_array_add (mentions, g_ptr_array_index (all, i));
  if (mention != NULL)
    {
      PdRecord *highlight = look_up (self->highlights, pd_record_get_text (mention, PD_MENTION_HIGHLIGHT_ID));

      g_ptr_array_add (mentions, mention);
      add (object, "text", highlight != NULL ? pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE) : NULL);
    }
  g_ptr_array_sort_with_data (mentions, compare_mentions, self);
  for (guint i = 0; i < mentions->len && speaker == NULL; i++)
    speaker = get_speaker (self, g_ptr_array_index (mentions, i));
  add_named (object, "author", "Thing", speaker);
  add_appearances (self, object, mentions);
  return object;
}

/* What is neither true nor false, such as that there is not enough evidence, is nowhere between the two. */
static int
get_rating (const char *verdict)
{
  if (g_str_equal (verdict, "supported"))
    return 5;
  if (g_str_equal (verdict, "conflicting"))
    return 3;
  return g_str_equal (verdict, "refuted") ? 1 : 0;
}

static JsonObject *
make_rating (PdRecord *judgement)
{
  const char *verdict = pd_record_get_text (judgement, PD_JUDGEMENT_VERDICT);
  JsonObject *rating = new_thing ("Rating", NULL);

  json_object_set_string_member (rating, "alternateName", pd_choice_get_label (verdict));
  json_object_set_string_member (rating, "identifier", verdict);
  if (get_rating (verdict) > 0)
    {
      json_object_set_int_member (rating, "ratingValue", get_rating (verdict));
      json_object_set_int_member (rating, "bestRating", 5);
      json_object_set_int_member (rating, "worstRating", 1);
    }
  return rating;
}

static JsonObject *
make_citation (Reviews *self,
               PdRecord *item)
{
  PdRecord *highlight = look_up (self->highlights, pd_record_get_text (item, PD_EVIDENCE_HIGHLIGHT_ID));
  PdRecord *article = highlight != NULL ? get_article (self, pd_record_get_id (highlight)) : NULL;
  JsonObject *citation = new_thing ("CreativeWork", pd_record_get_id (item));
  const char *quote = pd_record_get_text (item, PD_EVIDENCE_QUOTE);

  add (citation, "keywords", pd_record_get_text (item, PD_EVIDENCE_DIRECTION));
  add (citation, "text", quote != NULL || highlight == NULL ? quote : pd_record_get_text (highlight, PD_HIGHLIGHT_QUOTE));
  add (citation, "url", pd_record_get_text (item, PD_EVIDENCE_URL));
  add (citation, "archivedAt", pd_record_get_text (item, PD_EVIDENCE_ARCHIVE_URL));
  add (citation, "description", pd_record_get_text (item, PD_EVIDENCE_NOTE));
  if (article != NULL)
    json_object_set_object_member (citation, "isPartOf", make_article (article));
  return citation;
}

static void
add_citations (Reviews *self,
               JsonObject *review,
               PdRecord *judgement)
{
  GPtrArray *evidence = g_hash_table_lookup (self->evidence_of_judgement, pd_record_get_id (judgement));
  JsonArray *citations;

  if (evidence == NULL)
    return;
  citations = json_array_new ();
  for (guint i = 0; i < evidence->len; i++)
    json_array_add_object_element (citations, make_citation (self, g_ptr_array_index (evidence, i)));
  json_object_set_array_member (review, "citation", citations);
}

/* What all agreed on is by all of them. */
static void
add_author (Reviews *self,
            JsonObject *review,
            PdRecord *judgement)
{
  PdRecord *coder = look_up (self->coders, pd_record_get_text (judgement, PD_JUDGEMENT_CODER_ID));

  if (pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0)
    add_named (review, "author", "Organization", self->project_name);
  else
    add_named (review, "author", "Person", coder != NULL ? pd_record_get_text (coder, PD_CODER_NAME) : NULL);
}

static JsonObject *
make_review (Reviews *self,
             PdRecord *judgement)
{
  PdRecord *mention = look_up (self->mentions, pd_record_get_text (judgement, PD_JUDGEMENT_MENTION_ID));
  PdRecord *claim = look_up (self->claims, mention != NULL ? pd_record_get_text (mention, PD_MENTION_CLAIM_ID) : pd_record_get_text (judgement, PD_JUDGEMENT_CLAIM_ID));
  g_autofree char *url = g_strconcat ("urn:uuid:", pd_record_get_id (judgement), NULL);
  JsonObject *review;

  /* Of an article that was removed. */
  if (claim == NULL)
    return NULL;
  review = new_thing ("ClaimReview", pd_record_get_id (judgement));
  json_object_set_string_member (review, "url", url);
  json_object_set_string_member (review, "claimReviewed", pd_record_get_text (claim, PD_CLAIM_CLAIM));
  add (review, "datePublished", pd_record_get_text (judgement, PD_JUDGEMENT_JUDGED));
  add_author (self, review, judgement);
  json_object_set_object_member (review, "itemReviewed", make_claim (self, claim, mention));
  json_object_set_object_member (review, "reviewRating", make_rating (judgement));
  add (review, "reviewBody", pd_record_get_text (judgement, PD_JUDGEMENT_JUSTIFICATION));
  add_citations (self, review, judgement);
  return review;
}

static char *
dup_target (PdRecord *judgement)
{
  const char *claim = pd_record_get_text (judgement, PD_JUDGEMENT_CLAIM_ID);

  return g_strdup (claim != NULL ? claim : pd_record_get_text (judgement, PD_JUDGEMENT_MENTION_ID));
}

/* Where there is an agreed judgement, it is the one that counts. */
static GHashTable *
list_agreed (Reviews *self)
{
  GHashTable *agreed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->judgements->len; i++)
    {
      PdRecord *judgement = g_ptr_array_index (self->judgements, i);

      if (pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) != 0)
        g_hash_table_add (agreed, dup_target (judgement));
    }
  return agreed;
}

static gboolean
write_text (GOutputStream *stream,
            const char *text,
            GCancellable *cancellable,
            GError **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

static gboolean
write_reviews (Reviews *self,
               GOutputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) agreed = list_agreed (self);
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->judgements->len; i++)
    {
      PdRecord *judgement = g_ptr_array_index (self->judgements, i);
      g_autofree char *target = dup_target (judgement), *text = NULL;
      g_autoptr (JsonObject) review = NULL;
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

      if (pd_record_get_integer (judgement, PD_JUDGEMENT_AGREED) == 0 && g_hash_table_contains (agreed, target))
        continue;
      review = make_review (self, judgement);
      if (review == NULL)
        continue;
      json_node_set_object (node, review);
      text = json_to_string (node, TRUE);
      if (!write_text (stream, is_first ? "\n" : ",\n", cancellable, error) || !write_text (stream, text, cancellable, error))
        return FALSE;
      is_first = FALSE;
    }
  return TRUE;
}

/**
 * pd_claim_reviews_write:
 * @connection: a connection that reads, in a transaction
 * @stream: where to write
 * @cancellable: (nullable): to cancel it
 * @error: return location for an error
 *
 * Writes what was judged as schema.org's ClaimReview, in JSON-LD: the agreed judgement of each claim and mention or, where there is none, those
 * of the coders.
 *
 * Returns: whether it was written
 */
gboolean
pd_claim_reviews_write (PdConnection *connection,
                        GOutputStream *stream,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Reviews) reviews = { 0 };

  g_return_val_if_fail (PD_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  return load (connection, &reviews, error)
         && write_text (stream, "{\"@context\": \"https://schema.org\", \"@graph\": [", cancellable, error)
         && write_reviews (&reviews, stream, cancellable, error)
         && write_text (stream, "\n]}\n", cancellable, error);
}
