#include "pd-reader-process.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pd-column-variant.h"
#include "pd-config.h"
#include "pd-document-variant.h"
#include "pd-reader-protocol.h"

/* What the helper finds its socket as. */
#define HELPER_SOCKET 3

/* How long a reader may think about one article, in seconds: it is ended by its own limit before, unless it only waits. */
#define PATIENCE 90

/* What a reader may say of one article: its text of 64 MiB at the most, in UTF-8, and its blocks. */
#define MAX_FRAME (512 * 1024 * 1024)

/* What it may say of a table's columns: some thousand bytes of each. */
#define MAX_COLUMNS_FRAME (8 * 1024 * 1024)

/* And of the tags of a codebook: not much more than its file has. */
#define MAX_CODEBOOK_FRAME (128 * 1024 * 1024)

/**
 * PdReaderProcess:
 *
 * Reads files in a helper process, which is limited in time and memory and has no network. It is started when it is needed, and
 * again after a file that ended it.
 */
struct _PdReaderProcess
{
  GObject parent_instance;

  char *program;
  guint patience;
  GSubprocess *process;
  int socket;
};

G_DEFINE_FINAL_TYPE (PdReaderProcess, pd_reader_process, G_TYPE_OBJECT)

/* A helper that is asked nothing more ends by itself; one that went wrong is ended. */
static void
stop (PdReaderProcess *self,
      gboolean by_force)
{
  if (self->process == NULL)
    return;
  if (by_force)
    g_subprocess_force_exit (self->process);
  close (self->socket);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

static void
pd_reader_process_finalize (GObject *object)
{
  PdReaderProcess *self = PD_READER_PROCESS (object);

  stop (self, FALSE);
  g_free (self->program);

  G_OBJECT_CLASS (pd_reader_process_parent_class)->finalize (object);
}

static void
pd_reader_process_class_init (PdReaderProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_reader_process_finalize;
}

static void
pd_reader_process_init (PdReaderProcess *self)
{
  self->patience = PATIENCE;
}

/* Where it was installed, or built: beside this program. */
static char *
find_program (void)
{
  const char *told = g_getenv ("PIDIAN_READER");
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self_path != NULL ? g_path_get_dirname (self_path) : NULL;
  g_autofree char *sibling = folder != NULL ? g_build_filename (folder, "pidian-reader", NULL) : NULL;

  if (told != NULL && *told != '\0')
    return g_strdup (told);
  if (sibling != NULL && g_file_test (sibling, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&sibling);
  return g_build_filename (PD_LIBEXEC_DIR, "pidian-reader", NULL);
}

/**
 * pd_reader_process_new:
 * @program: (nullable): the helper; %NULL for the one that belongs to this program
 *
 * Returns: (transfer full): a reader that has not been started
 */
PdReaderProcess *
pd_reader_process_new (const char *program)
{
  PdReaderProcess *self = g_object_new (PD_TYPE_READER_PROCESS, NULL);

  self->program = program != NULL ? g_strdup (program) : find_program ();
  return self;
}

/**
 * pd_reader_process_set_patience:
 * @seconds: how long to wait for an article
 *
 * Sets when a file is given up.
 */
void
pd_reader_process_set_patience (PdReaderProcess *self,
                                guint seconds)
{
  g_return_if_fail (PD_IS_READER_PROCESS (self));

  self->patience = seconds;
}

static gboolean
start (PdReaderProcess *self,
       GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) failure = NULL;
  int sockets[2];

  if (self->process != NULL)
    return TRUE;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The reader could not be started."));
      return FALSE;
    }
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_take_fd (launcher, sockets[1], HELPER_SOCKET);
  self->process = g_subprocess_launcher_spawn (launcher, &failure, self->program, NULL);
  if (self->process == NULL)
    {
      close (sockets[0]);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The reader of Pidian could not be started: %s."), failure->message);
      return FALSE;
    }
  self->socket = sockets[0];
  return TRUE;
}

/* A file that is being read. */
typedef struct
{
  PdReaderProcess *reader;
  PdReaderFrame request;
  GBytes *source;
  int file;
  const char *file_name;
  const PdReadOptions *options;
  PdReaderFunc func;
  gpointer user_data;
  GCancellable *cancellable;

  /* Where the file is an archive, the member that is being read. */
  guint n_members;
  char *member;
  GBytes *member_source;
  gboolean stopped;

  /* Where one of those is what was asked for. */
  PdColumnMapping *columns;
  PdTagOutline *codebook;
} Reading;

static void
reading_clear (Reading *self)
{
  g_free (self->member);
  g_clear_pointer (&self->member_source, g_bytes_unref);
  g_clear_pointer (&self->columns, pd_column_mapping_free);
  g_clear_pointer (&self->codebook, pd_tag_outline_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
add_mapping (GVariantBuilder *builder,
             GHashTable *mapping)
{
  GVariantBuilder pairs;
  GHashTableIter iter;
  gpointer column, field;

  g_variant_builder_init (&pairs, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, mapping);
  while (g_hash_table_iter_next (&iter, &column, &field))
    g_variant_builder_add (&pairs, "{ss}", column, field);
  g_variant_builder_add (builder, "{sv}", "mapping", g_variant_builder_end (&pairs));
}

static GVariant *
describe_request (Reading *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, PD_READER_REQUEST_TYPE);
  g_variant_builder_add (&builder, "s", self->file_name);
  g_variant_builder_open (&builder, G_VARIANT_TYPE_VARDICT);
  if (self->options != NULL && self->options->encoding != NULL)
    g_variant_builder_add (&builder, "{sv}", "encoding", g_variant_new_string (self->options->encoding));
  if (self->options != NULL && self->options->mapping != NULL)
    add_mapping (&builder, self->options->mapping);
  if (self->n_members > 0)
    g_variant_builder_add (&builder, "{sv}", "skip", g_variant_new_uint32 (self->n_members));
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

static void
tell (Reading *self,
      const char *part,
      PdDocument *document,
      const GError *error)
{
  PdReaderAnswer answer = {
    .member = self->member,
    .source = self->member != NULL ? self->member_source : self->source,
    .part = part != NULL && *part != '\0' ? part : NULL,
    .document = document,
    .error = error,
  };

  if (!self->func (&answer, self->user_data))
    self->stopped = TRUE;
}

static gboolean
take_member (Reading *self,
             GBytes *bytes)
{
  g_autoptr (GVariant) variant = pd_reader_frame_parse (bytes, PD_READER_MEMBER_TYPE);
  const char *name;

  if (variant == NULL)
    return FALSE;
  g_variant_get (variant, "(u&s)", &self->n_members, &name);
  g_set_str (&self->member, name);
  g_clear_pointer (&self->member_source, g_bytes_unref);
  return TRUE;
}

static gboolean
take_document (Reading *self,
               GBytes *bytes)
{
  g_autoptr (GVariant) variant = pd_reader_frame_parse (bytes, PD_READER_DOCUMENT_TYPE);
  g_autoptr (GVariant) described = NULL;
  g_autofree char *name = NULL;
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *source = self->member != NULL ? self->member_source : self->source;
  const char *part;

  if (variant == NULL || source == NULL)
    return FALSE;
  g_variant_get_child (variant, 0, "&s", &part);
  described = g_variant_get_child_value (variant, 1);
  name = self->member != NULL ? g_path_get_basename (self->member) : g_strdup (self->file_name);
  document = pd_document_from_variant (described, source, name, &error);
  tell (self, part, document, error);
  return TRUE;
}

static gboolean
take_failure (Reading *self,
              GBytes *bytes)
{
  g_autoptr (GVariant) failure = pd_reader_frame_parse (bytes, PD_READER_FAILURE_TYPE);
  g_autoptr (GError) error = NULL;
  const char *part, *message;
  guint code;

  if (failure == NULL)
    return FALSE;
  g_variant_get (failure, "(&su&s)", &part, &code, &message);
  error = g_error_new_literal (PD_FORMAT_ERROR, code, message);
  tell (self, part, NULL, error);
  return TRUE;
}

static gboolean
take_columns (Reading *self,
              GBytes *bytes)
{
  g_autoptr (GVariant) variant = pd_reader_frame_parse (bytes, PD_COLUMN_VARIANT_TYPE);

  if (variant == NULL || self->columns != NULL)
    return FALSE;
  self->columns = pd_column_mapping_from_variant (variant);
  return self->columns != NULL;
}

static gboolean
take_codebook (Reading *self,
               GBytes *bytes)
{
  g_autoptr (GVariant) variant = pd_reader_frame_parse (bytes, PD_TAG_OUTLINE_VARIANT_TYPE);

  if (variant == NULL || self->codebook != NULL)
    return FALSE;
  self->codebook = pd_tag_outline_from_variant (variant);
  return self->codebook != NULL;
}

static gboolean
take_end (Reading *self,
          GBytes *bytes,
          GError **error)
{
  g_autoptr (GVariant) failure = pd_reader_frame_parse (bytes, PD_READER_FAILURE_TYPE);
  const char *part, *message;
  guint code;

  if (failure == NULL)
    return FALSE;
  g_variant_get (failure, "(&su&s)", &part, &code, &message);
  if (*message != '\0')
    g_set_error_literal (error, PD_FORMAT_ERROR, code, message);
  else if (self->request == PD_READER_FRAME_COLUMNS_REQUEST)
    return self->columns != NULL;
  else if (self->request == PD_READER_FRAME_CODEBOOK_REQUEST)
    return self->codebook != NULL;
  return TRUE;
}

static gboolean
take (Reading *self,
      PdReaderFrame kind,
      GBytes *bytes)
{
  if (self->request == PD_READER_FRAME_COLUMNS_REQUEST)
    return kind == PD_READER_FRAME_COLUMNS && take_columns (self, bytes);
  if (self->request == PD_READER_FRAME_CODEBOOK_REQUEST)
    return kind == PD_READER_FRAME_CODEBOOK && take_codebook (self, bytes);
  switch (kind)
    {
    case PD_READER_FRAME_MEMBER:
      return take_member (self, bytes);
    case PD_READER_FRAME_SOURCE:
      g_clear_pointer (&self->member_source, g_bytes_unref);
      self->member_source = g_bytes_ref (bytes);
      return self->member != NULL;
    case PD_READER_FRAME_DOCUMENT:
      return take_document (self, bytes);
    case PD_READER_FRAME_FAILURE:
      return take_failure (self, bytes);
    case PD_READER_FRAME_REQUEST:
    case PD_READER_FRAME_COLUMNS_REQUEST:
    case PD_READER_FRAME_CODEBOOK_REQUEST:
    case PD_READER_FRAME_COLUMNS:
    case PD_READER_FRAME_CODEBOOK:
    case PD_READER_FRAME_END:
    default:
      return FALSE;
    }
}

static gsize
get_max_bytes (PdReaderFrame request)
{
  if (request == PD_READER_FRAME_COLUMNS_REQUEST)
    return MAX_COLUMNS_FRAME;
  return request == PD_READER_FRAME_CODEBOOK_REQUEST ? MAX_CODEBOOK_FRAME : MAX_FRAME;
}

/* Returns whether the helper answered to the end, so that it can be asked again. */
static gboolean
converse (Reading *self,
          gint64 *waited_from,
          GError **error)
{
  PdReaderProcess *reader = self->reader;
  gsize max_bytes = get_max_bytes (self->request);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  *waited_from = g_get_monotonic_time ();
  if (!pd_reader_frame_send_variant (reader->socket, self->request, describe_request (self))
      || !pd_reader_frame_send_file (reader->socket, self->file)
      || !pd_reader_frame_send (reader->socket, PD_READER_FRAME_SOURCE, self->source != NULL ? self->source : nothing))
    return FALSE;
  while (!self->stopped)
    {
      PdReaderFrame kind;
      g_autoptr (GBytes) bytes = NULL;

      *waited_from = g_get_monotonic_time ();
      bytes = pd_reader_frame_receive (reader->socket, max_bytes, *waited_from + reader->patience * G_USEC_PER_SEC, self->cancellable, &kind);
      if (bytes != NULL && kind == PD_READER_FRAME_END)
        return take_end (self, bytes, error);
      if (bytes == NULL || !take (self, kind, bytes))
        return FALSE;
    }
  return FALSE;
}

static void
explain (PdReaderProcess *self,
         gint64 waited_from,
         GError **error)
{
  if (g_get_monotonic_time () - waited_from >= self->patience * G_USEC_PER_SEC)
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER, _ ("Reading the file took too long, so it was given up."));
  else
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER, _ ("The file made its reader crash, or needed too much time or memory."));
}

/**
 * pd_reader_process_read:
 * @source: (nullable): the bytes of a file; %NULL where @file is read
 * @file: an open archive that is too large to be read whole, or -1
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @func: takes the articles, one after the other
 * @user_data: handed to @func
 * @cancellable: (nullable): to give it up
 * @error: return location for an error
 *
 * Reads a file in the helper, and where it is an archive all that is in it. It waits for that. A member that the helper does
 * not survive is told as a failure, and the rest goes on.
 *
 * Returns: whether the file could be read; otherwise an error whose message is a sentence that does not name it,
 *   %PD_FORMAT_ERROR_READER where the helper did not survive it
 */
gboolean
pd_reader_process_read (PdReaderProcess *self,
                        GBytes *source,
                        int file,
                        const char *file_name,
                        const PdReadOptions *options,
                        PdReaderFunc func,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Reading) reading = { self, PD_READER_FRAME_REQUEST, source, file, file_name, options, func, user_data, cancellable };
  gint64 waited_from;

  g_return_val_if_fail (PD_IS_READER_PROCESS (self), FALSE);
  g_return_val_if_fail (source != NULL || file >= 0, FALSE);
  g_return_val_if_fail (file_name != NULL, FALSE);

  for (;;)
    {
      g_autoptr (GError) failure = NULL;
      guint n_members = reading.n_members;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !start (self, error))
        return FALSE;
      if (converse (&reading, &waited_from, &failure))
        {
          if (failure == NULL)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      stop (self, TRUE);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (reading.stopped)
        return TRUE;
      explain (self, waited_from, &failure);
      if (reading.member == NULL || reading.n_members <= n_members)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      /* An archive goes on behind the member that was too much. */
      tell (&reading, NULL, NULL, failure);
    }
}

/* What is answered at once, or not. */
static gboolean
ask (Reading *self,
     GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 waited_from;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !start (self->reader, error))
    return FALSE;
  if (!converse (self, &waited_from, &failure))
    {
      stop (self->reader, TRUE);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      explain (self->reader, waited_from, &failure);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * pd_reader_process_read_columns:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @cancellable: (nullable): to give it up
 * @error: return location for an error
 *
 * Finds out in the helper which columns a file with many articles has, as [func@Pd.column_guess] does. It waits for that.
 *
 * Returns: (transfer full): the columns, or %NULL with an error whose message is a sentence that does not name the file,
 *   %PD_FORMAT_ERROR_READER where the helper did not survive it
 */
PdColumnMapping *
pd_reader_process_read_columns (PdReaderProcess *self,
                                GBytes *source,
                                const char *file_name,
                                const PdReadOptions *options,
                                GCancellable *cancellable,
                                GError **error)
{
  g_auto (Reading) reading = { self, PD_READER_FRAME_COLUMNS_REQUEST, source, -1, file_name, options, NULL, NULL, cancellable };

  g_return_val_if_fail (PD_IS_READER_PROCESS (self), NULL);
  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  if (ask (&reading, error))
    return g_steal_pointer (&reading.columns);
  return NULL;
}

/**
 * pd_reader_process_read_codebook:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @cancellable: (nullable): to give it up
 * @error: return location for an error
 *
 * Reads a codebook in the helper, as [func@Pd.codebook_reader_read] does. It waits for that.
 *
 * Returns: (transfer full): the codebook, or %NULL with an error whose message is a sentence that does not name the file,
 *   %PD_FORMAT_ERROR_READER where the helper did not survive it
 */
PdTagOutline *
pd_reader_process_read_codebook (PdReaderProcess *self,
                                 GBytes *source,
                                 const char *file_name,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_auto (Reading) reading = { self, PD_READER_FRAME_CODEBOOK_REQUEST, source, -1, file_name, NULL, NULL, NULL, cancellable };

  g_return_val_if_fail (PD_IS_READER_PROCESS (self), NULL);
  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  if (ask (&reading, error))
    return g_steal_pointer (&reading.codebook);
  return NULL;
}
