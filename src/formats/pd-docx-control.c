#include "pd-docx-control.h"

#include "pd-docx-property.h"

typedef struct
{
  gboolean is_placeholder;
  gboolean is_contents;
  gboolean has_content;
} Control;

struct _PdDocxControls
{
  /* The innermost last. */
  GArray *controls;
  gboolean in_properties;
  /* How many of those whose content has begun are that. */
  guint n_placeholders;
  guint n_contents;
};

/**
 * pd_docx_controls_new:
 *
 * Returns: (transfer full): no controls
 */
PdDocxControls *
pd_docx_controls_new (void)
{
  PdDocxControls *self = g_new0 (PdDocxControls, 1);

  self->controls = g_array_new (FALSE, FALSE, sizeof (Control));
  return self;
}

/**
 * pd_docx_controls_free:
 *
 * Frees them.
 */
void
pd_docx_controls_free (PdDocxControls *self)
{
  g_array_unref (self->controls);
  g_free (self);
}

static Control *
get_innermost (PdDocxControls *self)
{
  return self->controls->len > 0 ? &g_array_index (self->controls, Control, self->controls->len - 1) : NULL;
}

/**
 * pd_docx_controls_begin:
 *
 * Begins a control, inside of the one that it is in.
 */
void
pd_docx_controls_begin (PdDocxControls *self)
{
  Control control = { FALSE };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->controls, control);
}

/**
 * pd_docx_controls_begin_properties:
 *
 * Begins what a control says of itself.
 */
void
pd_docx_controls_begin_properties (PdDocxControls *self)
{
  g_return_if_fail (self != NULL);

  self->in_properties = TRUE;
}

/**
 * pd_docx_controls_set_property:
 * @element: %PD_DOCX_CONTENTS or %PD_DOCX_PLACEHOLDER
 * @attributes: its attributes
 *
 * Takes what a control says of itself, before its content.
 */
void
pd_docx_controls_set_property (PdDocxControls *self,
                               PdDocxElement element,
                               const PdXmlAttributes *attributes)
{
  Control *control;

  g_return_if_fail (self != NULL);

  control = get_innermost (self);
  if (control == NULL || control->has_content || !self->in_properties)
    return;
  if (element == PD_DOCX_CONTENTS)
    control->is_contents = pd_xml_attributes_equal (attributes, "w:val", "Table of Contents");
  else if (element == PD_DOCX_PLACEHOLDER)
    control->is_placeholder = pd_docx_is_on (attributes);
}

/**
 * pd_docx_controls_end_properties:
 *
 * Ends what a control says of itself.
 */
void
pd_docx_controls_end_properties (PdDocxControls *self)
{
  g_return_if_fail (self != NULL);

  self->in_properties = FALSE;
}

/**
 * pd_docx_controls_begin_content:
 *
 * Begins what is in a control. Its properties are said by then.
 */
void
pd_docx_controls_begin_content (PdDocxControls *self)
{
  Control *control;

  g_return_if_fail (self != NULL);

  control = get_innermost (self);
  if (control == NULL || control->has_content)
    return;
  control->has_content = TRUE;
  self->n_placeholders += control->is_placeholder;
  self->n_contents += control->is_contents;
}

/**
 * pd_docx_controls_end:
 *
 * Ends a control.
 */
void
pd_docx_controls_end (PdDocxControls *self)
{
  const Control *control;

  g_return_if_fail (self != NULL);

  control = get_innermost (self);
  g_return_if_fail (control != NULL);

  if (control->has_content)
    {
      self->n_placeholders -= control->is_placeholder;
      self->n_contents -= control->is_contents;
    }
  g_array_set_size (self->controls, self->controls->len - 1);
}

/**
 * pd_docx_controls_in_properties:
 *
 * Returns: whether a control is saying what it is
 */
gboolean
pd_docx_controls_in_properties (PdDocxControls *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->in_properties;
}

/**
 * pd_docx_controls_is_placeholder:
 *
 * Returns: whether the text is one that asks for a text
 */
gboolean
pd_docx_controls_is_placeholder (PdDocxControls *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_placeholders > 0;
}

/**
 * pd_docx_controls_is_contents:
 *
 * Returns: whether the text is a table of contents
 */
gboolean
pd_docx_controls_is_contents (PdDocxControls *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_contents > 0;
}
