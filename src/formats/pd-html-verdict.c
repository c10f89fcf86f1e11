#include "pd-html-verdict.h"

/**
 * pd_html_verdict_to_reason:
 *
 * Returns: (nullable): the reason of a cut, %NULL where nothing is cut
 */
const char *
pd_html_verdict_to_reason (PdHtmlVerdict verdict)
{
  static const char *const reasons[] = {
    [PD_HTML_KEPT] = NULL,
    [PD_HTML_HIDDEN_TEXT] = "hidden",
    [PD_HTML_NAVIGATION] = "navigation",
    [PD_HTML_SHARE] = "share",
    [PD_HTML_COMMENTS] = "comments",
    [PD_HTML_RELATED] = "related",
    [PD_HTML_PROMOTION] = "promotion",
    [PD_HTML_INTERFACE] = "interface",
    [PD_HTML_CARD] = "metadata-card",
    [PD_HTML_BOILERPLATE] = "boilerplate",
  };

  g_return_val_if_fail ((gsize) verdict < G_N_ELEMENTS (reasons), NULL);

  return reasons[verdict];
}
