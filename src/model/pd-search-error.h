#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PD_SEARCH_ERROR (pd_search_error_quark ())

/**
 * PdSearchError:
 * @PD_SEARCH_ERROR_EMPTY: there is nothing to search for
 * @PD_SEARCH_ERROR_TOO_LONG: there is more than is taken
 * @PD_SEARCH_ERROR_SYNTAX: a quotation mark or a parenthesis stands alone, or an operator
 * @PD_SEARCH_ERROR_FIELD: a field has no value, or stands where none can
 * @PD_SEARCH_ERROR_VALUE: the value is none of the field
 * @PD_SEARCH_ERROR_REGEX: a regular expression is not whole, wrong, or where none can be
 *
 * Why a query could not be read. Each message is one sentence, and each error knows where in the query it is.
 */
typedef enum
{
  PD_SEARCH_ERROR_EMPTY,
  PD_SEARCH_ERROR_TOO_LONG,
  PD_SEARCH_ERROR_SYNTAX,
  PD_SEARCH_ERROR_FIELD,
  PD_SEARCH_ERROR_VALUE,
  PD_SEARCH_ERROR_REGEX,
} PdSearchError;

GQuark pd_search_error_quark (void);

void pd_search_error_set (GError **error,
                          PdSearchError code,
                          guint start,
                          guint end,
                          const char *format,
                          ...) G_GNUC_PRINTF (5, 6);
gboolean pd_search_error_get_span (const GError *error,
                                   guint *start,
                                   guint *end);

char *pd_search_error_shorten (const char *utf8,
                               gssize n_bytes);

G_END_DECLS
