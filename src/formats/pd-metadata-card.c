#include "pd-metadata-card.h"

#include <string.h>

#include "pd-archive-url.h"
#include "pd-date.h"
#include "pd-field-label.h"
#include "pd-html-style.h"

/* No label is longer, no card is, and neither is what stands above its first label: its name. In bytes. */
#define MAX_LABEL_BYTES 64
#define MAX_CARD_BYTES 4096
#define MAX_NAME_BYTES 120
#define MAX_VALUE_BYTES 2048

/* How many lines with labels make a card. */
#define MIN_LABELS 3

typedef struct
{
  PdHtmlTree *tree;
  const PdHtmlNode *nodes;
  guint n_nodes;
  /* For each node: how many labels are in it, which fields they are of (a bit each), and how many bytes of text. */
  guint16 *n_labels;
  guint32 *known;
  guint32 *n_bytes;
} Finder;

static void
field_clear (gpointer data)
{
  PdMetadataCardField *field = data;

  g_free (field->label);
  g_free (field->value);
}

static gboolean
ends_with_colon (const char *text)
{
  return g_str_has_suffix (text, ":") || g_str_has_suffix (text, "：");
}

/* Whether what follows a node in the page starts with a colon. */
static gboolean
has_colon_behind (Finder *self,
                  guint node)
{
  guint next = self->nodes[node].end;
  const char *text;
  gsize n_bytes;

  if (next >= self->n_nodes || self->nodes[next].tag != PD_HTML_TEXT)
    return FALSE;
  text = pd_html_tree_get_text (self->tree, next, &n_bytes);
  while (n_bytes > 0 && g_ascii_isspace (*text))
    {
      text++;
      n_bytes--;
    }
  return (n_bytes >= 1 && *text == ':') || (n_bytes >= 3 && memcmp (text, "：", 3) == 0);
}

/* What a line is labelled with is set apart from the rest of it. */
static char *
dup_label (Finder *self,
           guint node)
{
  PdHtmlTag tag = self->nodes[node].tag;
  gboolean is_cell = tag == PD_HTML_DT || tag == PD_HTML_TH;
  g_autofree char *label = NULL;

  if (self->n_bytes[node] == 0 || self->n_bytes[node] > MAX_LABEL_BYTES)
    return NULL;
  if (!is_cell && tag != PD_HTML_B && tag != PD_HTML_STRONG
      && !(tag == PD_HTML_OTHER && pd_html_style_says (pd_html_tree_get_attribute (self->tree, node, PD_HTML_STYLE), "font-weight", "bold")))
    return NULL;
  label = pd_html_tree_dup_line (self->tree, node, MAX_LABEL_BYTES);
  if (*label == '\0' || (!is_cell && !ends_with_colon (label) && !has_colon_behind (self, node)))
    return NULL;
  return g_steal_pointer (&label);
}

static void
count (Finder *self)
{
  for (guint i = self->n_nodes; i-- > 1;)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      guint parent = self->nodes[i].parent;
      g_autofree char *label = NULL;
      gsize n_bytes;
      PdKey key;

      if (pd_html_tag_is_silent (tag))
        continue;
      if (tag == PD_HTML_TEXT)
        {
          pd_html_tree_get_text (self->tree, i, &n_bytes);
          self->n_bytes[i] = n_bytes;
        }
      else if (self->n_labels[i] == 0 && (label = dup_label (self, i)) != NULL)
        {
          self->n_labels[i] = 1;
          if (pd_field_label_find (label, &key))
            self->known[i] |= 1u << PD_KEY_INDEX (key);
        }
      self->n_labels[parent] = MIN (self->n_labels[parent] + self->n_labels[i], G_MAXUINT16);
      self->known[parent] |= self->known[i];
      self->n_bytes[parent] += self->n_bytes[i];
    }
}

static gboolean
knows (guint32 known,
       PdKey key)
{
  return (known & (1u << PD_KEY_INDEX (key))) != 0;
}

static guint
count_bits (guint32 bits)
{
  return __builtin_popcount (bits);
}

/* The node inside @node that is the label of a line, or 0 behind the last. */
static guint
find_label (Finder *self,
            guint from,
            guint end)
{
  for (guint i = from; i < end; i++)
    {
      if (self->n_labels[i] == 1)
        {
          g_autofree char *label = dup_label (self, i);

          if (label != NULL)
            return i;
        }
    }
  return 0;
}

/* The element that holds all the labels that @node holds, and not as one of its children does. */
static guint
narrow (Finder *self,
        guint node)
{
  for (guint i = node + 1; i < self->nodes[node].end;)
    {
      if (self->n_labels[i] < self->n_labels[node])
        {
          i = self->nodes[i].end;
          continue;
        }
      node = i;
      i = node + 1;
    }
  return node;
}

static gboolean
ends_line (PdHtmlTag tag)
{
  return tag == PD_HTML_BR || (tag != PD_HTML_DD && pd_html_tag_is_block (tag));
}

static gboolean
is_white (Finder *self,
          guint node)
{
  gsize n_bytes;
  const char *text = pd_html_tree_get_text (self->tree, node, &n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (!g_ascii_isspace (text[i]))
        return FALSE;
    }
  return TRUE;
}

/* Whether it is lines with labels, and little else. */
static gboolean
is_labelled (Finder *self,
             guint node)
{
  guint n_lines = 0, n_labelled = 0, label_end = 0, block_end = self->nodes[node].end;
  guint first = find_label (self, node + 1, self->nodes[node].end);
  gboolean at_line_start = TRUE;
  gsize n_before = 0;

  for (guint i = node + 1; i < self->nodes[node].end; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;

      if (pd_html_tag_is_silent (tag))
        {
          i = self->nodes[i].end - 1;
          continue;
        }
      if (tag != PD_HTML_DD && (i >= block_end || ends_line (tag)))
        at_line_start = TRUE;
      if (pd_html_tag_is_block (tag))
        block_end = self->nodes[i].end;
      if (i >= label_end && self->n_labels[i] == 1 && find_label (self, i, i + 1) == i)
        label_end = self->nodes[i].end;
      if (tag != PD_HTML_TEXT || is_white (self, i))
        continue;
      if (i < first)
        n_before += self->n_bytes[i];
      else if (at_line_start)
        {
          n_lines++;
          n_labelled += i < label_end;
        }
      at_line_start = FALSE;
    }
  return n_before <= MAX_NAME_BYTES && n_labelled >= MIN_LABELS && 5 * n_labelled >= 3 * n_lines;
}

static gboolean
may_be_card (Finder *self,
             guint node,
             gboolean is_fragment)
{
  guint32 known = self->known[node];

  if (pd_html_tag_is_silent (self->nodes[node].tag) || self->n_labels[node] < MIN_LABELS || count_bits (known) < 3 || self->n_bytes[node] > MAX_CARD_BYTES)
    return FALSE;
  /* A box about a book or a film says who wrote it and when, too; it does not say where this article was. */
  if (knows (known, PD_ARTICLE_LICENCE) || knows (known, PD_ARTICLE_URL) || knows (known, PD_ARTICLE_ARCHIVE_URL))
    return TRUE;
  return is_fragment && knows (known, PD_ARTICLE_SOURCE) && knows (known, PD_ARTICLE_DATE);
}

/* Its frame, with its name in it. */
static guint
widen (Finder *self,
       guint node)
{
  guint parent = self->nodes[node].parent;

  while (parent > 0 && self->nodes[parent].tag != PD_HTML_BODY && self->nodes[parent].tag != PD_HTML_HTML
         && self->n_bytes[parent] <= self->n_bytes[node] + MAX_NAME_BYTES)
    {
      node = parent;
      parent = self->nodes[node].parent;
    }
  return node;
}

/* What is in the line behind a label, and where a link in it leads. */
static char *
dup_value (Finder *self,
           guint label,
           guint end,
           const char **href)
{
  g_autoptr (GString) value = g_string_new (NULL);
  guint block = self->nodes[label].parent;
  const char *p;

  *href = NULL;
  if (self->nodes[label].tag != PD_HTML_DT)
    {
      while (block > 0 && !pd_html_tag_is_block (self->nodes[block].tag))
        block = self->nodes[block].parent;
      end = MIN (end, self->nodes[block].end);
    }
  for (guint i = self->nodes[label].end; i < end && value->len < MAX_VALUE_BYTES; i++)
    {
      PdHtmlTag tag = self->nodes[i].tag;
      gsize n_bytes;
      const char *text;

      if (pd_html_tag_is_silent (tag))
        i = self->nodes[i].end - 1;
      else if (ends_line (tag) && value->len > 0)
        break;
      else if (tag == PD_HTML_A && *href == NULL)
        *href = pd_html_tree_get_attribute (self->tree, i, PD_HTML_HREF);
      else if (tag == PD_HTML_TEXT && (value->len > 0 || !is_white (self, i)))
        {
          text = pd_html_tree_get_text (self->tree, i, &n_bytes);
          g_string_append_len (value, text, n_bytes);
        }
    }
  p = value->str;
  while (*p != '\0' && (g_unichar_isspace (g_utf8_get_char (p)) || *p == ':' || g_utf8_get_char (p) == 0xFF1A))
    p = g_utf8_next_char (p);
  return g_strstrip (g_strdelimit (g_strdup (p), "\n\t\r", ' '));
}

static void
add_field (GArray *fields,
           PdKey key,
           const char *label,
           const char *value)
{
  g_autofree char *name = g_strdup (label);
  PdMetadataCardField field = { .key = key };

  while (ends_with_colon (name))
    *g_utf8_find_prev_char (name, name + strlen (name)) = '\0';
  field.label = g_strdup (g_strstrip (name));
  field.value = g_strdup (value);
  g_array_append_val (fields, field);
}

static void
take_value (GArray *fields,
            const char *label,
            const char *value,
            const char *href)
{
  g_autofree char *normal = NULL;
  const char *rest;
  PdKey key, inner;

  if (href != NULL && pd_archive_url_is (href))
    add_field (fields, PD_ARTICLE_ARCHIVE_URL, label, href);
  if (!pd_field_label_find (label, &key))
    return;
  /* 标题：原标题：… */
  rest = pd_field_label_skip (value, &inner);
  if (rest != NULL)
    {
      key = inner;
      value = rest;
    }
  if (key == PD_ARTICLE_DATE || key == PD_ARTICLE_FETCHED)
    normal = pd_date_normalise (value);
  else if (key == PD_ARTICLE_SOURCE)
    normal = pd_field_label_dup_publication (value);
  else if (key == PD_ARTICLE_URL || key == PD_ARTICLE_ARCHIVE_URL)
    normal = href != NULL && strstr (href, "://") != NULL ? g_strdup (href) : strstr (value, "://") != NULL ? g_strdup (value)
                                                                                                            : NULL;
  else
    normal = g_strdup (value);
  if (normal != NULL && *normal != '\0')
    add_field (fields, key, label, normal);
}

static GArray *
read_fields (Finder *self,
             guint node)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (PdMetadataCardField));
  guint end = self->nodes[node].end;
  guint label = find_label (self, node + 1, end);

  g_array_set_clear_func (fields, field_clear);
  while (label > 0)
    {
      guint next = find_label (self, self->nodes[label].end, end);
      g_autofree char *name = dup_label (self, label);
      const char *href;
      g_autofree char *value = dup_value (self, label, next > 0 ? next : end, &href);

      take_value (fields, name, value, href);
      label = next;
    }
  return fields;
}

/**
 * pd_metadata_card_find:
 * @tree: a page or a piece of one
 * @is_fragment: whether it is a piece of an article
 *
 * Finds a box of lines that are labelled as the fields of an article are.
 *
 * Returns: (transfer full) (nullable): the first there is
 */
PdMetadataCard *
pd_metadata_card_find (PdHtmlTree *tree,
                       gboolean is_fragment)
{
  g_autofree guint16 *n_labels = NULL;
  g_autofree guint32 *known = NULL;
  g_autofree guint32 *n_bytes = NULL;
  Finder self = { .tree = tree };

  g_return_val_if_fail (tree != NULL, NULL);

  self.nodes = pd_html_tree_get_nodes (tree, &self.n_nodes);
  self.n_labels = n_labels = g_new0 (guint16, self.n_nodes);
  self.known = known = g_new0 (guint32, self.n_nodes);
  self.n_bytes = n_bytes = g_new0 (guint32, self.n_nodes);
  count (&self);
  for (guint i = 1; i < self.n_nodes; i++)
    {
      guint node;

      if (!may_be_card (&self, i, is_fragment))
        continue;
      node = narrow (&self, i);
      if (is_labelled (&self, node))
        {
          PdMetadataCard *card = g_new0 (PdMetadataCard, 1);

          card->node = widen (&self, node);
          card->fields = read_fields (&self, node);
          return card;
        }
      i = node;
    }
  return NULL;
}

/**
 * pd_metadata_card_apply:
 * @document: where to set what the card says, and nothing else did yet
 *
 * Sets the article's fields.
 */
void
pd_metadata_card_apply (PdMetadataCard *self,
                        PdDocument *document)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (PD_IS_DOCUMENT (document));

  for (guint i = 0; i < self->fields->len; i++)
    {
      const PdMetadataCardField *field = &g_array_index (self->fields, PdMetadataCardField, i);
      g_autofree char *place = g_strdup_printf ("metadata card: %s", field->label);

      if (pd_record_get_text (pd_document_get_article (document), field->key) == NULL)
        pd_document_set_field (document, field->key, field->value, "read", place);
    }
}

/**
 * pd_metadata_card_free:
 *
 * Frees a card.
 */
void
pd_metadata_card_free (PdMetadataCard *self)
{
  g_array_unref (self->fields);
  g_free (self);
}
