#include "pd-docx-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pd-archive.h"
#include "pd-format-error.h"
#include "pd-member-path.h"

#define RELATIONS "_rels/.rels"

/* Both what Word writes and what the strict form of the standard says. */
const PdXmlNamespace pd_docx_namespaces[] = {
  { "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
  { "w", "http://purl.oclc.org/ooxml/wordprocessingml/main" },
  { "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
  { "r", "http://purl.oclc.org/ooxml/officeDocument/relationships" },
  { "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" },
  { "wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" },
  { "a", "http://schemas.openxmlformats.org/drawingml/2006/main" },
  { "a", "http://purl.oclc.org/ooxml/drawingml/main" },
  { "pic", "http://schemas.openxmlformats.org/drawingml/2006/picture" },
  { "pic", "http://purl.oclc.org/ooxml/drawingml/picture" },
  { "c", "http://schemas.openxmlformats.org/drawingml/2006/chart" },
  { "c", "http://purl.oclc.org/ooxml/drawingml/chart" },
  { "dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram" },
  { "m", "http://schemas.openxmlformats.org/officeDocument/2006/math" },
  { "m", "http://purl.oclc.org/ooxml/officeDocument/math" },
  { "mc", "http://schemas.openxmlformats.org/markup-compatibility/2006" },
  { "v", "urn:schemas-microsoft-com:vml" },
  { "rel", "http://schemas.openxmlformats.org/package/2006/relationships" },
  { "xml", "http://www.w3.org/XML/1998/namespace" },
  { NULL },
};

struct _PdDocxPackage
{
  GHashTable *parts;
  char *document;
  char *properties;
  GPtrArray *relations;
  GHashTable *by_id;
};

static void
relation_free (gpointer data)
{
  PdDocxRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* The relations of one part, whose targets are seen from its folder. */
typedef struct
{
  const char *part;
  GPtrArray *relations;
} Relations;

static void
start_relation (const char *name,
                const PdXmlAttributes *attributes,
                gpointer data)
{
  Relations *relations = data;
  g_autofree char *id = NULL;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  PdDocxRelation *relation;

  if (!g_str_equal (name, "rel:Relationship"))
    return;
  id = pd_xml_attributes_dup (attributes, "Id");
  type = pd_xml_attributes_dup (attributes, "Type");
  target = pd_xml_attributes_dup (attributes, "Target");
  if (id == NULL || type == NULL || target == NULL)
    return;
  relation = g_new0 (PdDocxRelation, 1);
  relation->id = g_steal_pointer (&id);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->is_external = pd_xml_attributes_equal (attributes, "TargetMode", "External");
  relation->target = relation->is_external ? g_steal_pointer (&target) : pd_member_path_resolve (relations->part, target);
  g_ptr_array_add (relations->relations, relation);
}

static void
end_relation (const char *name,
              gpointer data)
{
}

static GPtrArray *
read_relations (GBytes *xml,
                const char *part,
                GError **error)
{
  static const PdXmlHandler handler = { pd_docx_namespaces, start_relation, end_relation, NULL };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (relation_free);
  Relations relations = { part, list };

  if (xml != NULL && !pd_xml_parse (xml, &handler, &relations, error))
    return NULL;
  return g_steal_pointer (&list);
}

static const PdDocxRelation *
find_by_type (GPtrArray *relations,
              const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const PdDocxRelation *relation = g_ptr_array_index (relations, i);

      if (!relation->is_external && g_str_equal (relation->type, type))
        return relation;
    }
  return NULL;
}

static gboolean
find_document (PdDocxPackage *self,
               PdArchive *archive,
               GError **error)
{
  g_autoptr (GHashTable) members = pd_archive_load (archive, (const char *const[]) { RELATIONS, NULL }, error);
  g_autoptr (GPtrArray) relations = NULL;
  const PdDocxRelation *document, *properties;

  if (members == NULL)
    return FALSE;
  relations = read_relations (g_hash_table_lookup (members, RELATIONS), "", error);
  if (relations == NULL)
    return FALSE;
  document = find_by_type (relations, "officeDocument");
  properties = find_by_type (relations, "core-properties");
  self->document = g_strdup (document != NULL ? document->target : "word/document.xml");
  self->properties = g_strdup (properties != NULL ? properties->target : "docProps/core.xml");
  return TRUE;
}

static gboolean
find_relations (PdDocxPackage *self,
                PdArchive *archive,
                GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->document);
  g_autofree char *base = g_path_get_basename (self->document);
  g_autofree char *name = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  const char *path = g_str_has_prefix (name, "./") ? name + 2 : name;
  g_autoptr (GHashTable) members = pd_archive_load (archive, (const char *const[]) { path, NULL }, error);

  if (members == NULL)
    return FALSE;
  self->relations = read_relations (g_hash_table_lookup (members, path), self->document, error);
  if (self->relations == NULL)
    return FALSE;
  for (guint i = 0; i < self->relations->len; i++)
    {
      PdDocxRelation *relation = g_ptr_array_index (self->relations, i);

      g_hash_table_insert (self->by_id, relation->id, relation);
    }
  return TRUE;
}

static gboolean
load_parts (PdDocxPackage *self,
            PdArchive *archive,
            GError **error)
{
  static const char *const types[] = { "styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "aFChunk", NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, self->document);
  g_ptr_array_add (names, self->properties);
  for (guint i = 0; i < self->relations->len; i++)
    {
      const PdDocxRelation *relation = g_ptr_array_index (self->relations, i);

      if (!relation->is_external && g_strv_contains (types, relation->type))
        g_ptr_array_add (names, relation->target);
    }
  g_ptr_array_add (names, NULL);
  self->parts = pd_archive_load (archive, (const char *const *) names->pdata, error);
  if (self->parts == NULL)
    return FALSE;
  if (g_hash_table_contains (self->parts, self->document))
    return TRUE;
  g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN, _ ("The Word document is damaged: its text is missing."));
  return FALSE;
}

/**
 * pd_docx_package_open:
 * @source: a DOCX file
 * @error: return location for an error
 *
 * Unpacks what has text in it, and what says how it is set.
 *
 * Returns: (transfer full): the package, or %NULL with an error of %PD_FORMAT_ERROR
 */
PdDocxPackage *
pd_docx_package_open (GBytes *source,
                      GError **error)
{
  g_autoptr (PdDocxPackage) self = NULL;
  g_autoptr (PdArchive) archive = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  archive = pd_archive_new_for_bytes (source, error);
  if (archive == NULL)
    return NULL;
  self = g_new0 (PdDocxPackage, 1);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (!find_document (self, archive, error) || !find_relations (self, archive, error) || !load_parts (self, archive, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pd_docx_package_free:
 *
 * Frees a package.
 */
void
pd_docx_package_free (PdDocxPackage *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_free (self->document);
  g_free (self->properties);
  g_free (self);
}

/**
 * pd_docx_package_get_document:
 *
 * Returns: (transfer none): the document itself
 */
GBytes *
pd_docx_package_get_document (PdDocxPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->parts, self->document);
}

/**
 * pd_docx_package_get_properties:
 *
 * Returns: (transfer none) (nullable): title, author and the like
 */
GBytes *
pd_docx_package_get_properties (PdDocxPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->parts, self->properties);
}

/**
 * pd_docx_package_get_n_relations:
 *
 * Returns: how much belongs to the document
 */
guint
pd_docx_package_get_n_relations (PdDocxPackage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->relations->len;
}

/**
 * pd_docx_package_get_relation:
 * @index: from 0
 *
 * Returns: (transfer none): what belongs to the document
 */
const PdDocxRelation *
pd_docx_package_get_relation (PdDocxPackage *self,
                              guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->relations->len, NULL);

  return g_ptr_array_index (self->relations, index);
}

/**
 * pd_docx_package_find_relation:
 * @id: what the document calls it
 *
 * Returns: (transfer none) (nullable): what belongs to the document under that name
 */
const PdDocxRelation *
pd_docx_package_find_relation (PdDocxPackage *self,
                               const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * pd_docx_package_get_part:
 * @type: such as `footnotes`
 *
 * Returns: (transfer none) (nullable): the part of that kind, of those there is one of
 */
GBytes *
pd_docx_package_get_part (PdDocxPackage *self,
                          const char *type)
{
  const PdDocxRelation *relation;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  relation = find_by_type (self->relations, type);
  return relation != NULL ? g_hash_table_lookup (self->parts, relation->target) : NULL;
}

/**
 * pd_docx_package_get_target:
 * @relation: what belongs to the document
 *
 * Returns: (transfer none) (nullable): what is in it, if it was unpacked
 */
GBytes *
pd_docx_package_get_target (PdDocxPackage *self,
                            const PdDocxRelation *relation)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (relation != NULL, NULL);

  return relation->is_external ? NULL : g_hash_table_lookup (self->parts, relation->target);
}
