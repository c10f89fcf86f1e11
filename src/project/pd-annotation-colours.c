#include "pd-annotation-colours.h"

/* Martin Krzywinski’s twelve, which people who cannot tell red from green, or blue from yellow, can tell apart; in an
 * order that puts like ones far from each other. */
const char *const pd_tag_colours[PD_N_TAG_COLOURS] = {
  "#008df9",
  "#ff6e3a",
  "#009f81",
  "#ff5aaf",
  "#ffc33b",
  "#8400cd",
  "#00c2f9",
  "#e20134",
  "#00fccf",
  "#9f0162",
  "#ffb2fd",
  "#a40122",
};
