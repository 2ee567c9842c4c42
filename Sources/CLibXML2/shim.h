// libxml2 may be built on ICU, whose headers then come along and clash with those that Foundation brings. Nothing here
// needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <stdlib.h>
