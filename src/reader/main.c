#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "pd-config.h"
#include "pd-codebook-reader.h"
#include "pd-column-guess.h"
#include "pd-column-variant.h"
#include "pd-document-variant.h"
#include "pd-member-path.h"
#include "pd-reader-protocol.h"
#include "pd-sandbox.h"
#include "pd-sniffer.h"
#include "pd-source-reader.h"

/* pidian-reader: reads the files that are handed to it on a socket, in a process that can do no harm. A file that crashes it,
 * or that it does not come to an end with, costs that file. */

/* The socket that the program hands on. */
#define SOCKET 3

/* No file that is an article needs more. */
#define MAX_MEMORY (G_GUINT64_CONSTANT (2) << 30)
#define MAX_SECONDS 60

/* Somebody waits for the columns of a table, of which the start tells them, and for a codebook. */
#define MAX_WAITED_SECONDS 20

static gboolean
send_failure (PdReaderFrame kind,
              const char *part,
              const GError *error)
{
  guint code = error != NULL && error->domain == PD_FORMAT_ERROR ? error->code : PD_FORMAT_ERROR_NOT_TEXT;

  return pd_reader_frame_send_variant (SOCKET, kind, g_variant_new ("(sus)", part != NULL ? part : "", code, error != NULL ? error->message : ""));
}

static gboolean
send_document (PdDocument *document,
               const char *part,
               const GError *error,
               gpointer data)
{
  gboolean *is_heard = data;

  if (document != NULL)
    *is_heard = pd_reader_frame_send_variant (SOCKET, PD_READER_FRAME_DOCUMENT, g_variant_new ("(s@(a(ss)a(sss)tsa(uuuumsms)a(suu)))", part != NULL ? part : "", pd_document_to_variant (document)));
  else
    *is_heard = send_failure (PD_READER_FRAME_FAILURE, part, error);
  /* The time is for each of them. */
  pd_sandbox_allow_seconds (MAX_SECONDS);
  return *is_heard;
}

static GHashTable *
read_mapping (GVariant *options)
{
  g_autoptr (GVariant) pairs = g_variant_lookup_value (options, "mapping", G_VARIANT_TYPE ("a{ss}"));
  GHashTable *mapping;
  GVariantIter iter;
  char *column, *field;

  if (pairs == NULL)
    return NULL;
  mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_variant_iter_init (&iter, pairs);
  while (g_variant_iter_next (&iter, "{ss}", &column, &field))
    g_hash_table_insert (mapping, column, field);
  return mapping;
}

/* Members of an archive are counted, so that reading can go on behind the one that ended this process. */
typedef struct
{
  const PdReadOptions *options;
  guint n_skipped;
  guint n_seen;
} Walk;

static gboolean walk_archive (Walk *walk, PdArchive *archive, const char *prefix, guint depth, GError **error);

static gboolean
begin_member (Walk *walk,
              const char *path)
{
  return pd_reader_frame_send_variant (SOCKET, PD_READER_FRAME_MEMBER, g_variant_new ("(us)", walk->n_seen, path));
}

static gboolean
answer_bytes (Walk *walk,
              const char *path,
              GBytes *bytes)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  gboolean is_heard = TRUE;

  if (++walk->n_seen <= walk->n_skipped)
    return TRUE;
  if (!begin_member (walk, path) || !pd_reader_frame_send (SOCKET, PD_READER_FRAME_SOURCE, bytes))
    return FALSE;
  if (!pd_source_reader_read_each (bytes, base, walk->options, send_document, &is_heard, &error) && is_heard)
    return send_failure (PD_READER_FRAME_FAILURE, NULL, error);
  return is_heard;
}

static gboolean
answer_failure (Walk *walk,
                const char *path,
                const GError *error)
{
  if (++walk->n_seen <= walk->n_skipped)
    return TRUE;
  return begin_member (walk, path) && send_failure (PD_READER_FRAME_FAILURE, NULL, error);
}

/* An archive may have archives in it, but these no others. */
static gboolean
answer_inner_archive (Walk *walk,
                      PdArchive *outer,
                      GBytes *bytes,
                      const char *path,
                      guint depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdArchive) archive = pd_archive_new_for_member (outer, bytes, &error);
  g_autofree char *base = g_path_get_basename (path);
  PdFormat format;
  const char *place;

  if (archive != NULL && pd_sniffer_tell_archive (archive, base, &format, &place, &error))
    {
      if (format != PD_FORMAT_ARCHIVE)
        return answer_bytes (walk, path, bytes);
      if (depth > 0)
        g_set_error_literal (&error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED, _ ("This archive is in an archive that is in an archive. Unpack it, then add it."));
      else if (!walk_archive (walk, archive, path, depth + 1, &error))
        return FALSE;
    }
  return error == NULL || answer_failure (walk, path, error);
}

/* One member at a time is in memory; none is ever written to the disk. */
static gboolean
answer_member (Walk *walk,
               PdArchive *archive,
               const char *prefix,
               guint depth)
{
  const char *name = pd_archive_get_name (archive);
  g_autofree char *path = prefix != NULL ? g_strdup_printf ("%s/%s", prefix, name) : g_strdup (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (pd_member_path_is_hidden (name))
    return TRUE;
  pd_sandbox_allow_seconds (MAX_SECONDS);
  if (pd_member_path_leads_out (name))
    g_set_error_literal (&error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_UNSUPPORTED, _ ("Its path leads out of the archive."));
  else
    bytes = pd_archive_read (archive, &error);
  if (bytes == NULL)
    return answer_failure (walk, path, error);
  if (pd_sniffer_is_archive (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
    return answer_inner_archive (walk, archive, bytes, path, depth);
  return answer_bytes (walk, path, bytes);
}

/* An archive is gone through like a folder. Returns whether anybody still listens. */
static gboolean
walk_archive (Walk *walk,
              PdArchive *archive,
              const char *prefix,
              guint depth,
              GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint n_before = walk->n_seen;

  while (pd_archive_next (archive, &failure))
    {
      if (!answer_member (walk, archive, prefix, depth))
        return FALSE;
    }
  if (failure == NULL && walk->n_seen == n_before)
    g_set_error_literal (&failure, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The archive has no files in it."));
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return TRUE;
}

static gboolean
answer_archive (PdArchive *archive,
                const PdReadOptions *options,
                guint n_skipped)
{
  Walk walk = { options, n_skipped, 0 };
  g_autoptr (GError) error = NULL;

  return walk_archive (&walk, archive, NULL, 0, &error) && send_failure (PD_READER_FRAME_END, NULL, error);
}

/* Whether it is an archive of articles, and not a document that is an archive inside. */
static gboolean
is_archive (PdArchive *archive,
            const char *name)
{
  const char *place;
  PdFormat format;
  gboolean found = pd_sniffer_tell_archive (archive, name, &format, &place, NULL) && format == PD_FORMAT_ARCHIVE;

  pd_archive_rewind (archive);
  return found;
}

static PdArchive *
open_archive (GBytes *source,
              int file,
              const char *name,
              GError **error)
{
  g_autoptr (PdArchive) archive = NULL;
  gsize n_bytes;
  const char *bytes;

  if (file >= 0)
    return pd_archive_new_for_file (file, error);
  bytes = g_bytes_get_data (source, &n_bytes);
  if (!pd_sniffer_is_archive (bytes, n_bytes))
    return NULL;
  archive = pd_archive_new_for_bytes (source, NULL);
  return archive != NULL && is_archive (archive, name) ? g_steal_pointer (&archive) : NULL;
}

static gboolean
answer (GVariant *request,
        GBytes *source,
        int file)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (request, 1);
  g_autoptr (GHashTable) mapping = read_mapping (options);
  g_autoptr (PdArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  PdReadOptions read_options = { .mapping = mapping };
  gboolean is_heard = TRUE;
  const char *name;
  guint n_skipped = 0;

  g_variant_get_child (request, 0, "&s", &name);
  g_variant_lookup (options, "encoding", "&s", &read_options.encoding);
  g_variant_lookup (options, "skip", "u", &n_skipped);
  pd_sandbox_allow_seconds (MAX_SECONDS);
  archive = open_archive (source, file, name, &error);
  if (archive != NULL)
    return answer_archive (archive, &read_options, n_skipped);
  if (error == NULL)
    pd_source_reader_read_each (source, name, &read_options, send_document, &is_heard, &error);
  return is_heard && send_failure (PD_READER_FRAME_END, NULL, error);
}

static gboolean
answer_columns (GVariant *request,
                GBytes *source)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (request, 1);
  g_autoptr (GHashTable) mapping = read_mapping (options);
  g_autoptr (PdColumnMapping) columns = NULL;
  g_autoptr (GError) error = NULL;
  PdReadOptions read_options = { .mapping = mapping };
  const char *name;

  g_variant_get_child (request, 0, "&s", &name);
  g_variant_lookup (options, "encoding", "&s", &read_options.encoding);
  pd_sandbox_allow_seconds (MAX_WAITED_SECONDS);
  columns = pd_column_guess (source, name, &read_options, &error);
  if (columns != NULL && !pd_reader_frame_send_variant (SOCKET, PD_READER_FRAME_COLUMNS, pd_column_mapping_to_variant (columns)))
    return FALSE;
  return send_failure (PD_READER_FRAME_END, NULL, error);
}

static gboolean
answer_codebook (GBytes *source)
{
  g_autoptr (PdTagOutline) outline = NULL;
  g_autoptr (GError) error = NULL;

  pd_sandbox_allow_seconds (MAX_WAITED_SECONDS);
  outline = pd_codebook_reader_read (source, &error);
  if (outline != NULL && !pd_reader_frame_send_variant (SOCKET, PD_READER_FRAME_CODEBOOK, pd_tag_outline_to_variant (outline)))
    return FALSE;
  return send_failure (PD_READER_FRAME_END, NULL, error);
}

static gboolean
is_request (PdReaderFrame kind)
{
  return kind == PD_READER_FRAME_REQUEST || kind == PD_READER_FRAME_COLUMNS_REQUEST || kind == PD_READER_FRAME_CODEBOOK_REQUEST;
}

static gboolean
serve (void)
{
  PdReaderFrame asked, kind;
  g_autoptr (GBytes) bytes = pd_reader_frame_receive (SOCKET, 1 << 20, G_MAXINT64, NULL, &asked);
  g_autoptr (GBytes) source = NULL;
  g_autoptr (GVariant) request = NULL;
  gboolean is_answered;
  int file;

  if (bytes == NULL || !is_request (asked))
    return FALSE;
  request = pd_reader_frame_parse (bytes, PD_READER_REQUEST_TYPE);
  if (request == NULL)
    return FALSE;
  file = pd_reader_frame_receive_file (SOCKET);
  source = pd_reader_frame_receive (SOCKET, PD_SOURCE_READER_MAX_BYTES, G_MAXINT64, NULL, &kind);
  if (source == NULL || kind != PD_READER_FRAME_SOURCE)
    is_answered = FALSE;
  else if (asked == PD_READER_FRAME_COLUMNS_REQUEST)
    is_answered = answer_columns (request, source);
  else if (asked == PD_READER_FRAME_CODEBOOK_REQUEST)
    is_answered = answer_codebook (source);
  else
    is_answered = answer (request, source, file);
  if (file >= 0)
    close (file);
  return is_answered;
}

/* An allocation that fails ends this process; what there is to say of that is the program's one sentence about the file. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer data)
{
  return (level & G_LOG_LEVEL_ERROR) != 0 ? G_LOG_WRITER_HANDLED : g_log_writer_default (level, fields, n_fields, data);
}

int
main (int argc,
      char **argv)
{
  const char *folder = g_getenv ("PIDIAN_LOCALE_DIR");
  g_autoptr (GError) error = NULL;

  g_log_set_writer_func (write_log, NULL, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PD_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* The catalogue is read with the first sentence, while it still can be. */
  (void) _ ("The file has no text in it.");
  if (!pd_sandbox_enter (MAX_MEMORY, &error))
    {
      g_printerr ("pidian-reader: %s\n", error->message);
      return EXIT_FAILURE;
    }
  while (serve ())
    ;
  /* At once: what looks for leaks at the end wants to be another process. */
  _exit (EXIT_SUCCESS);
}
