#include "make-zip.h"

#include "pd-archive.h"
#include "pd-format-error.h"
#include "pd-member-path.h"

#include <string.h>

static PdArchive *
open_archive (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PdArchive *archive = pd_archive_new_for_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (archive);
  return archive;
}

static void
assert_next (PdArchive *archive,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  gboolean found = pd_archive_next (archive, &error);

  g_assert_no_error (error);
  g_assert_true (found);
  g_assert_cmpstr (pd_archive_get_name (archive), ==, name);
}

static void
assert_content (PdArchive *archive,
                const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pd_archive_read (archive, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, strlen (content));
}

static void
assert_unreadable (PdArchive *archive,
                   int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pd_archive_read (archive, &error);

  g_assert_null (bytes);
  g_assert_error (error, PD_FORMAT_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_end (PdArchive *archive)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pd_archive_next (archive, &error));
  g_assert_no_error (error);
  g_assert_null (pd_archive_get_name (archive));
}

static void
test_members (void)
{
  g_autoptr (GBytes) bytes = make_zip ((const ZipMember[]) { { "甲/", NULL, 0, NULL }, { "甲/一.md", "一", -1, NULL }, { "空.txt", NULL, 0, NULL }, { "链.txt", NULL, 0, "/etc/passwd" }, { "末.txt", "末", -1, NULL }, { NULL } }, NULL);
  g_autoptr (PdArchive) archive = open_archive (bytes);

  g_assert_cmpuint (pd_archive_get_n_members (archive), ==, 4);
  for (guint i = 0; i < 2; i++)
    {
      assert_next (archive, "甲/一.md");
      assert_content (archive, "一");
      assert_next (archive, "空.txt");
      assert_content (archive, "");
      assert_next (archive, "链.txt");
      assert_unreadable (archive, PD_FORMAT_ERROR_UNSUPPORTED);
      /* Not every member has to be read. */
      assert_next (archive, "末.txt");
      assert_end (archive);
      assert_end (archive);
      pd_archive_rewind (archive);
    }
}

/* Names are in the encoding of whoever packed the archive. */
static void
test_names (void)
{
  g_autoptr (GBytes) bytes = make_zip ((const ZipMember[]) { { "\xD0\xBE\xC6\xAC\\\xB1\xA8\xB5\xC0\xD2\xBB.txt", "一", -1, NULL }, { "\xCA\xFD\xBE\xDD\\\x81\x5C.txt", "二", -1, NULL }, { "plain.txt", "三", -1, NULL }, { NULL } }, NULL);
  g_autoptr (PdArchive) archive = open_archive (bytes);

  assert_next (archive, "芯片/报道一.txt");
  /* The second byte of this character is a backslash. */
  assert_next (archive, "数据/乗.txt");
  assert_next (archive, "plain.txt");
  assert_end (archive);
}

static void
test_load (void)
{
  g_autoptr (GBytes) bytes = make_zip ((const ZipMember[]) { { "a/B.xml", "一", -1, NULL }, { "c.xml", "二", -1, NULL }, { "c.xml", "三", -1, NULL }, { NULL } }, NULL);
  g_autoptr (PdArchive) archive = open_archive (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) members = pd_archive_load (archive, (const char *const[]) { "c.xml", "A/b.xml", "d.xml", NULL }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (members), ==, 2);
  g_assert_cmpmem (g_bytes_get_data (g_hash_table_lookup (members, "c.xml"), NULL), 3, "二", 3);
  g_assert_cmpmem (g_bytes_get_data (g_hash_table_lookup (members, "A/b.xml"), NULL), 3, "一", 3);
}

static void
test_password (void)
{
  g_autoptr (GBytes) bytes = make_zip ((const ZipMember[]) { { "a.txt", "一", -1, NULL }, { "b.txt", "二", -1, NULL }, { NULL } }, "1234");
  g_autoptr (PdArchive) archive = open_archive (bytes);

  assert_next (archive, "a.txt");
  assert_unreadable (archive, PD_FORMAT_ERROR_ENCRYPTED);
  assert_next (archive, "b.txt");
  assert_unreadable (archive, PD_FORMAT_ERROR_ENCRYPTED);
  assert_end (archive);
}

/* What is damaged is lost alone. */
static void
test_damaged_member (void)
{
  g_autofree char *noise = g_malloc (4000);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GBytes) source = NULL;
  g_autoptr (PdArchive) archive = NULL;
  gsize n_bytes;

  for (guint i = 0; i < 4000; i++)
    noise[i] = g_test_rand_int ();
  bytes = make_zip ((const ZipMember[]) { { "a.bin", noise, 4000, NULL }, { "b.txt", "二", -1, NULL }, { NULL } }, NULL);
  n_bytes = g_bytes_get_size (bytes);
  damaged = g_memdup2 (g_bytes_get_data (bytes, NULL), n_bytes);
  /* In the middle of what is packed. */
  memset (damaged + 2000, 0, 100);
  source = g_bytes_new (damaged, n_bytes);
  archive = open_archive (source);
  assert_next (archive, "a.bin");
  assert_unreadable (archive, PD_FORMAT_ERROR_BROKEN);
  assert_next (archive, "b.txt");
  assert_content (archive, "二");
  assert_end (archive);
}

/* A download that broke off: what is whole can still be read. */
static void
test_cut_off (void)
{
  g_autofree char *noise = g_malloc (4000);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) half = NULL;
  g_autoptr (PdArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4000; i++)
    noise[i] = g_test_rand_int ();
  bytes = make_zip ((const ZipMember[]) { { "a.txt", "一", -1, NULL }, { "b.bin", noise, 4000, NULL }, { "c.txt", "三", -1, NULL }, { NULL } }, NULL);
  half = g_bytes_new_from_bytes (bytes, 0, 2000);
  archive = open_archive (half);
  assert_next (archive, "a.txt");
  assert_content (archive, "一");
  assert_next (archive, "b.bin");
  assert_unreadable (archive, PD_FORMAT_ERROR_BROKEN);
  g_assert_false (pd_archive_next (archive, &error));
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN);
}

static void
test_no_archive (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\3\4 is how it starts, and that is all.", 38);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PdArchive) archive = pd_archive_new_for_bytes (i == 0 ? bytes : empty, &error);

      if (archive != NULL)
        g_assert_false (pd_archive_next (archive, &error));
      g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_BROKEN);
    }
}

/* Neither is unpacked to its end, and what is behind them is read. */
static void
test_large_members (void)
{
  g_autoptr (GBytes) bomb = make_bomb (40 * 1024 * 1024);
  g_autoptr (PdArchive) archive = open_archive (bomb);
  g_autofree char *noise = g_malloc (PD_ARCHIVE_MAX_MEMBER_BYTES + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PdArchive) large = NULL;

  assert_next (archive, "bomb.txt");
  assert_unreadable (archive, PD_FORMAT_ERROR_TOO_LARGE);
  assert_next (archive, "after.txt");
  assert_content (archive, "后面的。");
  assert_end (archive);

  for (gsize i = 0; i + 4 <= PD_ARCHIVE_MAX_MEMBER_BYTES; i += 4)
    {
      guint32 random = g_test_rand_int ();

      memcpy (noise + i, &random, 4);
    }
  noise[PD_ARCHIVE_MAX_MEMBER_BYTES] = 0;
  bytes = make_zip ((const ZipMember[]) { { "large.bin", noise, PD_ARCHIVE_MAX_MEMBER_BYTES + 1, NULL }, { "after.txt", "后面的。", -1, NULL }, { NULL } }, NULL);
  large = open_archive (bytes);
  assert_next (large, "large.bin");
  assert_unreadable (large, PD_FORMAT_ERROR_TOO_LARGE);
  assert_next (large, "after.txt");
  assert_end (large);
}

/* Many members that each stay below the limit for one, and archives of such archives. */
static void
test_sum_of_members (void)
{
  g_autofree char *content = g_strnfill (1024 * 1024, 'a');
  ZipMember members[41] = { { NULL } };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (PdArchive) outer = NULL;
  g_autoptr (PdArchive) inner = NULL;
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    members[i] = (ZipMember) { "a.txt", content, 1024 * 1024, NULL };
  bytes = make_zip (members, NULL);
  nested = make_zip ((const ZipMember[]) { { "inner.zip", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL }, { NULL } }, NULL);
  outer = open_archive (nested);
  assert_next (outer, "inner.zip");
  unpacked = pd_archive_read (outer, NULL);
  inner = pd_archive_new_for_member (outer, unpacked, &error);
  g_assert_no_error (error);
  while (pd_archive_next (inner, NULL))
    {
      g_autoptr (GBytes) member = pd_archive_read (inner, &error);

      if (member == NULL)
        break;
      n++;
    }
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE);
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <, 30);
  g_assert_false (pd_archive_next (inner, NULL));
}

static void
test_many_members (void)
{
  g_autofree ZipMember *members = g_new0 (ZipMember, PD_ARCHIVE_MAX_MEMBERS + 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PdArchive) archive = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= PD_ARCHIVE_MAX_MEMBERS; i++)
    members[i].name = "a";
  bytes = make_zip (members, NULL);
  archive = pd_archive_new_for_bytes (bytes, &error);
  g_assert_null (archive);
  g_assert_error (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_TOO_LARGE);
}

static void
assert_resolves (const char *from,
                 const char *reference,
                 const char *path)
{
  g_autofree char *resolved = pd_member_path_resolve (from, reference);

  g_assert_cmpstr (resolved, ==, path);
}

static void
test_paths (void)
{
  assert_resolves ("OEBPS/text/a.xhtml", "../img/b%20c.png#d", "OEBPS/img/b c.png");
  assert_resolves ("a.opf", "b.xhtml", "b.xhtml");
  assert_resolves ("word/document.xml", "/word/styles.xml", "word/styles.xml");
  assert_resolves ("a/b", "../../../../etc/passwd", "etc/passwd");
  assert_resolves ("a/b", "%zz./c", "a/%zz./c");
  g_assert_true (pd_member_path_leads_out ("/etc/passwd"));
  g_assert_true (pd_member_path_leads_out ("a/../../b"));
  g_assert_true (pd_member_path_leads_out ("C:/b"));
  g_assert_false (pd_member_path_leads_out ("a/..b/c..d"));
  g_assert_true (pd_member_path_is_hidden ("__MACOSX/._a.md"));
  g_assert_true (pd_member_path_is_hidden ("a/.git/b"));
  g_assert_true (pd_member_path_is_hidden ("a/Thumbs.db"));
  g_assert_false (pd_member_path_is_hidden ("../a.md"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/archive/members", test_members);
  g_test_add_func ("/formats/archive/names", test_names);
  g_test_add_func ("/formats/archive/load", test_load);
  g_test_add_func ("/formats/archive/password", test_password);
  g_test_add_func ("/formats/archive/damaged-member", test_damaged_member);
  g_test_add_func ("/formats/archive/cut-off", test_cut_off);
  g_test_add_func ("/formats/archive/no-archive", test_no_archive);
  g_test_add_func ("/formats/archive/large-members", test_large_members);
  g_test_add_func ("/formats/archive/sum-of-members", test_sum_of_members);
  g_test_add_func ("/formats/archive/many-members", test_many_members);
  g_test_add_func ("/formats/archive/paths", test_paths);
  return g_test_run ();
}
