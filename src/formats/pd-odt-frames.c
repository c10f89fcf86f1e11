#include "pd-odt-frames.h"

typedef struct
{
  char *url;
  char *alternative;
  gboolean is_there;
} Frame;

struct _PdOdtFrames
{
  GArray *frames;
};

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_free (frame->url);
  g_free (frame->alternative);
}

/**
 * pd_odt_frames_new:
 *
 * Returns: (transfer full): frames of which none is open
 */
PdOdtFrames *
pd_odt_frames_new (void)
{
  PdOdtFrames *self = g_new0 (PdOdtFrames, 1);

  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self->frames, frame_clear);
  return self;
}

/**
 * pd_odt_frames_free:
 *
 * Frees the frames.
 */
void
pd_odt_frames_free (PdOdtFrames *self)
{
  g_array_unref (self->frames);
  g_free (self);
}

static Frame *
get_frame (PdOdtFrames *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;
}

/**
 * pd_odt_frames_begin:
 *
 * Begins a frame, which is an image only if one comes in it.
 */
void
pd_odt_frames_begin (PdOdtFrames *self)
{
  Frame frame = { NULL };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->frames, frame);
}

/**
 * pd_odt_frames_end:
 * @builder: where to put an image
 *
 * Ends the frame that was begun last.
 */
void
pd_odt_frames_end (PdOdtFrames *self,
                   PdTextBuilder *builder)
{
  const Frame *frame;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->frames->len > 0);

  frame = get_frame (self);
  if (frame->is_there)
    pd_text_builder_image (builder, frame->url, frame->alternative);
  g_array_set_size (self->frames, self->frames->len - 1);
}

/**
 * pd_odt_frames_add_image:
 * @attributes: those of an image
 *
 * Says that there is an image in the frame. What follows is the same in other forms.
 */
void
pd_odt_frames_add_image (PdOdtFrames *self,
                         const PdXmlAttributes *attributes)
{
  g_autofree char *url = pd_xml_attributes_dup (attributes, "xlink:href");
  Frame *frame;

  g_return_if_fail (self != NULL);

  frame = get_frame (self);
  if (frame == NULL)
    return;
  frame->is_there = TRUE;
  /* The first is the best. */
  if (frame->url == NULL && url != NULL)
    frame->url = g_strdup (g_str_has_prefix (url, "./") ? url + 2 : url);
}

/**
 * pd_odt_frames_add_object:
 *
 * Says that there is something in the frame that is to be seen, such as a chart.
 */
void
pd_odt_frames_add_object (PdOdtFrames *self)
{
  g_return_if_fail (self != NULL);

  if (self->frames->len > 0)
    get_frame (self)->is_there = TRUE;
}

/**
 * pd_odt_frames_describe:
 * @alternative: the alternative text of an image
 *
 * Takes note of what the image shows.
 */
void
pd_odt_frames_describe (PdOdtFrames *self,
                        const char *alternative)
{
  Frame *frame;

  g_return_if_fail (self != NULL);
  g_return_if_fail (alternative != NULL);

  frame = get_frame (self);
  if (frame != NULL && frame->alternative == NULL && *alternative != '\0')
    frame->alternative = g_strdup (alternative);
}
