#include "pd-project-fixture.h"

#include <glib/gstdio.h>

#include "pd-highlight.h"
#include "pd-import.h"

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pidian-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "测试.pidian", NULL);
  fixture->project = pd_project_new ();
  pd_project_set_coder_name (fixture->project, "Ada");
  g_assert_true (pd_project_open (fixture->project, fixture->path, PD_PROJECT_CREATE, NULL, &error));
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->project != NULL)
    {
      g_assert_true (pd_project_close (fixture->project, &error));
      g_assert_no_error (error);
    }
  /* News that nobody heard holds the project. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->project);
  remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

char *
fixture_write (Fixture *fixture,
               const char *name,
               const char *contents)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
fixture_import (Fixture *fixture,
                PdProject *project)
{
  g_autofree char *path = fixture_write (fixture, "文章.txt", "甲公司市值蒸发\n\n据知情人士称，甲公司一夜之间损失五千八百九十亿美元。乙公司否认与此有关。\n");
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = pd_project_import (project, paths, NULL, NULL, NULL, NULL, &error);
  PdImportResult *result;

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);
  result = g_ptr_array_index (results, 0);
  g_assert_cmpint (result->status, ==, PD_IMPORT_IMPORTED);
  return g_strdup (result->article_id);
}

PdEdit *
fixture_mark (PdProject *project,
              const char *article_id,
              guint start,
              guint end,
              char **highlight_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdText) text = pd_project_load_text (project, article_id, NULL, &error);
  g_autoptr (PdSegmenter) segmenter = NULL;
  g_autoptr (PdRecord) highlight = NULL;
  PdEdit *edit = pd_edit_new ("Mark");

  g_assert_no_error (error);
  segmenter = pd_segmenter_new (text);
  highlight = pd_highlight_new (segmenter, article_id, start, end, "hand");
  pd_edit_insert (edit, highlight);
  if (highlight_id != NULL)
    *highlight_id = g_strdup (pd_record_get_id (highlight));
  return edit;
}

/* Takes the edit. */
void
fixture_perform (PdProject *project,
                 PdEdit *edit)
{
  g_autoptr (PdEdit) own = edit;
  g_autoptr (GError) error = NULL;

  g_assert_true (pd_project_perform (project, own, NULL, &error));
  g_assert_no_error (error);
}

/* Takes the edit; returns the UUID of the tag that it is about. */
char *
fixture_perform_codebook_edit (PdProject *project,
                               PdCodebookEdit *edit)
{
  g_autoptr (PdCodebookEdit) own = edit;
  g_autoptr (GError) error = NULL;

  pd_project_perform_planned_edit (project, PD_PLANNED_EDIT (own), NULL, &error);
  g_assert_no_error (error);
  return g_strdup (pd_codebook_edit_get_tag_id (own));
}

void
fixture_do_codebook_edit (PdProject *project,
                          PdCodebookEdit *edit)
{
  g_autofree char *id = fixture_perform_codebook_edit (project, edit);
}

void
fixture_iterate_until (gboolean (*condition) (gpointer data),
                       gpointer data)
{
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
}
