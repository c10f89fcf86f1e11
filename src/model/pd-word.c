#include "pd-word.h"

#include "pd-choices.h"

static const PdColumn project_columns[] = {
  { "project_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn coder_columns[] = {
  { "coder_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The name they go by." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn import_run_columns[] = {
  { "import_run_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who imported." },
  { "paths", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "How many files and folders were asked for." },
  { "version", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The version of Pidian that read them." },
  { "encoding", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The character encoding that somebody said they are in; empty where it was found out." },
  { "mapping", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "A JSON object of what somebody said of columns: the field that each is, an empty text for none; empty where all was guessed." },
  { "started", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it began." },
  { "finished", PD_COLUMN_TIME, 0, NULL, NULL, NULL, "When it ended; empty where it was broken off." },
};

static const PdColumn article_columns[] = {
  { "article_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "title", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its title." },
  { "author", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Who wrote it, as written." },
  { "editor", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Who edited it, as written." },
  { "source", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The publication it appeared in." },
  { "obtained_from", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where the file was obtained, where that is not the publication." },
  { "date", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When it was published, as exact as known." },
  { "url", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where it was published." },
  { "fetched", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When it was fetched." },
  { "language", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its language, a BCP 47 tag such as zh-Hans." },
  { "original_title", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its title elsewhere, where it was published under another." },
  { "licence", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its reprint terms, as written." },
  { "archive_url", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where an archive keeps it." },
  { "format", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The format of the source file." },
  { "encoding", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The character encoding of the source file." },
  { "file_name", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The name of the source file." },
  { "part", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Which record of the source file it is, where that holds several." },
  { "unread_bytes", PD_COLUMN_INTEGER, 0, NULL, NULL, "bytes", "How many bytes of the source file are part of no character; empty where it is not known." },
  { "length", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED, NULL, NULL, "code points", "How long its text is." },
  { "text_sha256", PD_COLUMN_TEXT, PD_COLUMN_DERIVED, NULL, NULL, NULL, "The SHA-256 of its text in UTF-8, in hexadecimal." },
  { "source_sha256", PD_COLUMN_TEXT, PD_COLUMN_DERIVED, NULL, NULL, NULL, "The SHA-256 of the source file, in hexadecimal." },
  { "import_run_id", PD_COLUMN_REFERENCE, PD_COLUMN_DERIVED, "import_runs", NULL, NULL, "The import that it came with; empty where it is not known." },
  { "starred", PD_COLUMN_BOOLEAN, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Whether it has a star." },
  { "excluded", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Why it is left out of the study; empty where it is not." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who imported it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
  { "text", PD_COLUMN_TEXT, PD_COLUMN_DERIVED | PD_COLUMN_HEAVY, NULL, NULL, NULL, "Its text. Offsets count the code points of this." },
  { "highlights", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED | PD_COLUMN_COUNT, NULL, NULL, NULL, "How many highlights it has." },
};

static const PdColumn article_field_columns[] = {
  { "article_field_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "field", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The column of articles." },
  { "origin", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_field_origin_codes, NULL, "Whether it was read in the file, guessed from it, or typed by a person." },
  { "place", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where in the file it stands." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn block_columns[] = {
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "text_sha256", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The text it is a block of." },
  { "block", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its number in the text, from 1." },
  { "paragraph", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "Its number among the blocks of prose (paragraph, quote, list), from 1; empty for others." },
  { "type", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_block_kind_codes, NULL, "What it is." },
  { "level", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "For a heading 1 to 6, 1 the headline; for a list its depth; otherwise 0." },
  { "start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Its first character." },
  { "end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Behind its last character." },
  { "start_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Its first character." },
  { "end_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Behind its last character." },
  { "url", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "For an image, where it was." },
  { "alt", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "For an image, its alternative text." },
};

static const PdColumn cut_columns[] = {
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "text_sha256", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The text that leaves it out." },
  { "extracted_sha256", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The extracted text that it was cut from, which the offsets count in." },
  { "reason", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Why, a short code such as front-matter." },
  { "start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Its first character." },
  { "end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Behind its last character." },
};

static const PdColumn highlight_columns[] = {
  { "highlight_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "text_sha256", PD_COLUMN_TEXT, PD_COLUMN_DERIVED, NULL, NULL, NULL, "The text that the offsets count in." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "made_by", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_made_by_codes, NULL, "How it was made." },
  { "start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Its first character." },
  { "end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Behind its last character." },
  { "start_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Its first character." },
  { "end_utf16", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "UTF-16 code units", "Behind its last character." },
  { "block", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The number of the block it starts in, from 1." },
  { "paragraph", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "The number of that block among the blocks of prose, from 1; empty where it is not prose." },
  { "sentence", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The number of the sentence it starts in, within its block, from 1." },
  { "quote", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The exact characters." },
  { "prefix", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Up to 32 code points before it." },
  { "suffix", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Up to 32 code points after it." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What the coder noted." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn tag_columns[] = {
  { "tag_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "parent_id", PD_COLUMN_REFERENCE, 0, "tags", NULL, NULL, "The tag it is nested under." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name." },
  { "tag_path", PD_COLUMN_TEXT, PD_COLUMN_DERIVED, NULL, NULL, NULL, "Its name with those it is nested under, outermost first, joined by /; a / in a name is written \\/ and a \\ is written \\\\." },
  { "colour", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its colour, as #rrggbb." },
  { "shortcut", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The digit key that takes it, from 1 to 9." },
  { "position", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its place among the tags beside it, from 0." },
  { "description", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What it means." },
  { "when_to_use", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "When to use it." },
  { "when_not_to_use", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "When not to use it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
  { "highlights", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED | PD_COLUMN_COUNT, NULL, NULL, NULL, "How many highlights carry it." },
  { "articles", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED | PD_COLUMN_COUNT, NULL, NULL, NULL, "How many articles carry it as a whole." },
};

static const PdColumn highlight_tag_columns[] = {
  { "highlight_tag_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "highlight_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "highlights", NULL, NULL, "The highlight." },
  { "tag_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "tags", NULL, NULL, "The tag." },
  { "example", PD_COLUMN_BOOLEAN, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Whether the codebook shows it as an example of the tag." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who put it there." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn article_tag_columns[] = {
  { "article_tag_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "tag_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "tags", NULL, NULL, "The tag." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who put it there." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn codebook_version_columns[] = {
  { "codebook_version_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "number", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its number, from 1." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who froze it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was frozen." },
  { "tags", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED | PD_COLUMN_COUNT, NULL, NULL, NULL, "How many tags it has." },
};

static const PdColumn codebook_version_tag_columns[] = {
  { "codebook_version_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "codebook_versions", NULL, NULL, "The version." },
  { "position", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its place among all tags of the version, from 0; each is behind the one that it was nested under." },
  { "tag_id", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The identifier of the tag, which may have been deleted since." },
  { "parent_id", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The identifier of the tag that it was nested under." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name at that time." },
  { "tag_path", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its path at that time, as in tags." },
  { "colour", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Its colour, as #rrggbb." },
  { "shortcut", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The digit key that took it." },
  { "description", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What it meant." },
  { "when_to_use", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "When to use it." },
  { "when_not_to_use", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "When not to use it." },
  { "examples", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The quotes that were its examples, an empty line between them." },
};

static const PdColumn claim_columns[] = {
  { "claim_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "claim", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The statement." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
  { "mentions", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED | PD_COLUMN_COUNT, NULL, NULL, NULL, "How many mentions it has." },
};

static const PdColumn claim_kind_columns[] = {
  { "claim_kind_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "claim_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "claims", NULL, NULL, "The claim." },
  { "kind", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED | PD_COLUMN_OPEN, NULL, pd_claim_kind_codes, NULL, "The kind: one of these or one of the project's own." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn claim_relation_columns[] = {
  { "claim_relation_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "claim_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "claims", NULL, NULL, "The claim." },
  { "relation", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_claim_relation_codes, NULL, "What it is to the other: the same in other words, narrower, in contradiction to it, or its correction." },
  { "other_claim_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "claims", NULL, NULL, "The other claim." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who related them." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn mention_columns[] = {
  { "mention_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "highlight_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "highlights", NULL, NULL, "The highlight." },
  { "claim_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "claims", NULL, NULL, "The claim." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "stance", PD_COLUMN_CHOICE, 0, NULL, pd_stance_codes, NULL, "The stance that the article takes to the claim here." },
  { "value_text", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The figure, as written." },
  { "value_low", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "The figure, or its lower bound." },
  { "value_high", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "The figure, or its upper bound." },
  { "approximation", PD_COLUMN_CHOICE, 0, NULL, pd_approximation_codes, NULL, "How exactly the figure is given." },
  { "unit", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The unit of the figure." },
  { "currency", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The currency of the figure, an ISO 4217 code." },
  { "entity", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Of whom or what the figure is." },
  { "measure", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What is measured." },
  { "period", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Over which period." },
  { "said_date", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When it was said." },
  { "event_from", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When the event began." },
  { "event_to", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When the event ended." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What the coder noted." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn name_columns[] = {
  { "name_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The name." },
  { "anonymous", PD_COLUMN_BOOLEAN, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Whether it stands for somebody unnamed." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn name_alias_columns[] = {
  { "name_alias_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "names", NULL, NULL, "The name." },
  { "alias", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The other spelling." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn attribution_columns[] = {
  { "attribution_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "mention_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "mentions", NULL, NULL, "The mention." },
  { "position", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its place in the chain, from 1, the outermost." },
  { "name_id", PD_COLUMN_REFERENCE, 0, "names", NULL, NULL, "The speaker; empty where only the wording is known." },
  { "as_written", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The speaker as written." },
  { "cue", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The words that attribute." },
  { "mode", PD_COLUMN_CHOICE, 0, NULL, pd_attribution_mode_codes, NULL, "Direct speech, indirect speech, or the own voice." },
  { "stance", PD_COLUMN_CHOICE, 0, NULL, pd_stance_codes, NULL, "The stance that this speaker takes." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn judgement_columns[] = {
  { "judgement_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "claim_id", PD_COLUMN_REFERENCE, 0, "claims", NULL, NULL, "The claim judged." },
  { "mention_id", PD_COLUMN_REFERENCE, 0, "mentions", NULL, NULL, "The mention judged." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who judged." },
  { "agreed", PD_COLUMN_BOOLEAN, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Whether it is the agreed one, not one coder's." },
  { "verdict", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED | PD_COLUMN_OPEN, NULL, pd_verdict_codes, NULL, "The verdict: one of these or one of the project's own." },
  { "justification", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Why." },
  { "confidence", PD_COLUMN_DECIMAL, 0, NULL, NULL, NULL, "How sure, from 0 to 1." },
  { "judged", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When it was judged." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn evidence_columns[] = {
  { "evidence_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "judgement_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "judgements", NULL, NULL, "The judgement." },
  { "direction", PD_COLUMN_CHOICE, 0, NULL, pd_evidence_direction_codes, NULL, "Whether it supports or refutes." },
  { "highlight_id", PD_COLUMN_REFERENCE, 0, "highlights", NULL, NULL, "A highlight that is the evidence." },
  { "quote", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What it says." },
  { "url", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where it is." },
  { "archive_url", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "Where an archive keeps it." },
  { "accessed", PD_COLUMN_DATE, 0, NULL, NULL, NULL, "When it was seen." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn refusal_columns[] = {
  { "refusal_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "kind", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_refusal_kind_codes, NULL, "What was proposed: that the passage mentions the claim, or that the highlight is carried over to it." },
  { "claim_id", PD_COLUMN_REFERENCE, 0, "claims", NULL, NULL, "The claim." },
  { "highlight_id", PD_COLUMN_REFERENCE, 0, "highlights", NULL, NULL, "The highlight." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article that the passage is in." },
  { "start", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Where the passage began in the text that the article had then." },
  { "end", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, "code points", "Where it ended, exclusive." },
  { "quote", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "What it says." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who refused it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn assignment_columns[] = {
  { "assignment_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "The coder." },
  { "state", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_assignment_state_codes, NULL, "How far." },
  { "started", PD_COLUMN_TIME, 0, NULL, NULL, NULL, "When reading began." },
  { "finished", PD_COLUMN_TIME, 0, NULL, NULL, NULL, "When it was done." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn memo_columns[] = {
  { "memo_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "article_id", PD_COLUMN_REFERENCE, 0, "articles", NULL, NULL, "The article it is on." },
  { "tag_id", PD_COLUMN_REFERENCE, 0, "tags", NULL, NULL, "The tag it is on." },
  { "claim_id", PD_COLUMN_REFERENCE, 0, "claims", NULL, NULL, "The claim it is on." },
  { "body", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The note." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn family_columns[] = {
  { "family_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "origin_article_id", PD_COLUMN_REFERENCE, 0, "articles", NULL, NULL, "The article taken for the origin." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn family_member_columns[] = {
  { "family_member_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "family_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "families", NULL, NULL, "The family." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "kind", PD_COLUMN_CHOICE, 0, NULL, pd_family_kind_codes, NULL, "How it shares text with the origin." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn group_columns[] = {
  { "group_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "seed", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "For a random sample, the seed that it was drawn with." },
  { "sample_size", PD_COLUMN_INTEGER, 0, NULL, NULL, NULL, "For a random sample, how many articles were drawn." },
  { "stratum_field", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "For a stratified sample, the column of articles or the field_id whose values were the strata." },
  { "position", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its place among the groups, from 0." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
  { "articles", PD_COLUMN_INTEGER, PD_COLUMN_DERIVED | PD_COLUMN_COUNT, NULL, NULL, NULL, "How many articles are in it." },
};

static const PdColumn group_member_columns[] = {
  { "group_member_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "group_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "groups", NULL, NULL, "The group." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who put it there." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn field_columns[] = {
  { "field_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name." },
  { "type", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_field_type_codes, NULL, "What its values are." },
  { "choices", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "For a choice, what there is to choose from: a JSON array of texts." },
  { "position", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its place among the fields, from 0." },
  { "note", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "What was noted on it." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who made it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn field_value_columns[] = {
  { "field_value_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "field_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "fields", NULL, NULL, "The field." },
  { "article_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "articles", NULL, NULL, "The article." },
  { "value", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The value, written as a column of the field's type is." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who typed it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn saved_search_columns[] = {
  { "saved_search_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "name", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its name." },
  { "query", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "What is searched for, in the query language." },
  { "exact", PD_COLUMN_BOOLEAN, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Whether every letter counts." },
  { "coder_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "coders", NULL, NULL, "Who saved it." },
  { "created", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was made." },
  { "modified", PD_COLUMN_TIME, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "When it was last changed." },
};

static const PdColumn import_file_columns[] = {
  { "import_file_id", PD_COLUMN_ID, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "Its identifier, a UUID." },
  { "import_run_id", PD_COLUMN_REFERENCE, PD_COLUMN_REQUIRED, "import_runs", NULL, NULL, "The import." },
  { "path", PD_COLUMN_TEXT, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "The file; behind it the member of an archive, and behind # the record, where there are such." },
  { "outcome", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_import_outcome_codes, NULL, "What became of it." },
  { "article_id", PD_COLUMN_REFERENCE, 0, "articles", NULL, NULL, "The article that it became, or that it is the same as; empty where that is no longer there." },
  { "same", PD_COLUMN_CHOICE, 0, NULL, pd_duplicate_codes, NULL, "For a duplicate, what is the same: the bytes of the source, or the text and where it was published." },
  { "message", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "For a failure, why." },
  { "format", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The format that it was read as." },
  { "encoding", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "The character encoding that it was read in." },
};

static const PdColumn flow_columns[] = {
  { "stage", PD_COLUMN_CHOICE, PD_COLUMN_REQUIRED, NULL, pd_flow_stage_codes, NULL, "What is counted." },
  { "reason", PD_COLUMN_TEXT, 0, NULL, NULL, NULL, "For excluded, why; a row for each reason." },
  { "count", PD_COLUMN_INTEGER, PD_COLUMN_REQUIRED, NULL, NULL, NULL, "How many." },
};

#define TABLE(name, base, columns, meaning) { name, base, meaning, columns, G_N_ELEMENTS (columns) }

static const PdTable tables[PD_N_WORDS] = {
  [PD_WORD_PROJECT] = TABLE ("project", "project_info", project_columns, "The project itself: one row."),
  [PD_WORD_CODER] = TABLE ("coders", "coder", coder_columns, "The people who code."),
  [PD_WORD_IMPORT_RUN] = TABLE ("import_runs", NULL, import_run_columns, "Imports: each time files were added, undone or not."),
  [PD_WORD_ARTICLE] = TABLE ("articles", "article", article_columns, "The articles, with what is known of each and its current text."),
  [PD_WORD_ARTICLE_FIELD] = TABLE ("article_fields", "article_field", article_field_columns, "Where each field of an article comes from."),
  [PD_WORD_BLOCK] = TABLE ("blocks", NULL, block_columns, "The blocks of each current text: headings, paragraphs, captions, images. Known by article and number."),
  [PD_WORD_CUT] = TABLE ("cuts", NULL, cut_columns, "What each current text leaves out of what was extracted from the source file, and why."),
  [PD_WORD_HIGHLIGHT] = TABLE ("highlights", "highlight", highlight_columns, "Highlights: spans of a text, each made by one coder."),
  [PD_WORD_TAG] = TABLE ("tags", "tag", tag_columns, "The codebook."),
  [PD_WORD_HIGHLIGHT_TAG] = TABLE ("highlight_tags", "highlight_tag", highlight_tag_columns, "Which tags a highlight carries."),
  [PD_WORD_ARTICLE_TAG] = TABLE ("article_tags", "article_tag", article_tag_columns, "Which tags a whole article carries."),
  [PD_WORD_CODEBOOK_VERSION] = TABLE ("codebook_versions", NULL, codebook_version_columns, "The codebook as it was frozen, version by version."),
  [PD_WORD_CODEBOOK_VERSION_TAG] = TABLE ("codebook_version_tags", NULL, codebook_version_tag_columns, "The tags of each version. Known by version and position."),
  [PD_WORD_CLAIM] = TABLE ("claims", "claim", claim_columns, "Claims: statements that exist across articles."),
  [PD_WORD_CLAIM_KIND] = TABLE ("claim_kinds", "claim_kind", claim_kind_columns, "What kinds a claim is of; it may be of several."),
  [PD_WORD_CLAIM_RELATION] = TABLE ("claim_relations", "claim_relation", claim_relation_columns, "How claims are related."),
  [PD_WORD_MENTION] = TABLE ("mentions", "mention", mention_columns, "Mentions: occurrences of a claim on a highlight."),
  [PD_WORD_NAME] = TABLE ("names", "name", name_columns, "The names of those who say things."),
  [PD_WORD_NAME_ALIAS] = TABLE ("name_aliases", "name_alias", name_alias_columns, "Other spellings of a name."),
  [PD_WORD_ATTRIBUTION] = TABLE ("attributions", "attribution", attribution_columns, "Who said a mention: a chain from the outermost speaker to the innermost."),
  [PD_WORD_JUDGEMENT] = TABLE ("judgements", "judgement", judgement_columns, "Verdicts on claims and mentions, one per coder, and the agreed ones."),
  [PD_WORD_EVIDENCE] = TABLE ("evidence", "evidence_item", evidence_columns, "What a judgement rests on."),
  [PD_WORD_REFUSAL] = TABLE ("refusals", "refusal", refusal_columns, "What was proposed and refused, so that it is not proposed again."),
  [PD_WORD_ASSIGNMENT] = TABLE ("assignments", "assignment", assignment_columns, "Who codes which article, and how far they are."),
  [PD_WORD_MEMO] = TABLE ("memos", "memo", memo_columns, "Dated notes on the project, or on an article, tag or claim."),
  [PD_WORD_FAMILY] = TABLE ("families", "family", family_columns, "Families: articles that share text."),
  [PD_WORD_FAMILY_MEMBER] = TABLE ("family_members", "family_member", family_member_columns, "Which articles a family has."),
  [PD_WORD_GROUP] = TABLE ("groups", "article_group", group_columns, "Groups of articles, such as random samples."),
  [PD_WORD_GROUP_MEMBER] = TABLE ("group_members", "group_member", group_member_columns, "Which articles a group has."),
  [PD_WORD_FIELD] = TABLE ("fields", "own_field", field_columns, "The project's own fields, beside the columns of articles."),
  [PD_WORD_FIELD_VALUE] = TABLE ("field_values", "own_field_value", field_value_columns, "What the articles have in the project's own fields."),
  [PD_WORD_SAVED_SEARCH] = TABLE ("saved_searches", "saved_search", saved_search_columns, "Searches that were saved to be made again."),
  [PD_WORD_IMPORT_FILE] = TABLE ("import_files", NULL, import_file_columns, "What became of each file that was to be imported."),
  [PD_WORD_FLOW] = TABLE ("flow", NULL, flow_columns, "How many articles came in and stayed: the numbers of a flow diagram."),
};

/**
 * pd_word_get_table:
 *
 * Returns: (transfer none): the table of a word's rows
 */
const PdTable *
pd_word_get_table (PdWord word)
{
  g_return_val_if_fail ((guint) word < PD_N_WORDS, NULL);

  return &tables[word];
}

/**
 * pd_word_get_exported_table:
 *
 * Returns: (transfer none): the table of a word's rows without the counts, which stand last and are for lists
 */
const PdTable *
pd_word_get_exported_table (PdWord word)
{
  static PdTable exported[PD_N_WORDS];
  static gsize made = 0;

  g_return_val_if_fail ((guint) word < PD_N_WORDS, NULL);

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < PD_N_WORDS; i++)
        {
          exported[i] = tables[i];
          while ((exported[i].columns[exported[i].n_columns - 1].flags & PD_COLUMN_COUNT) != 0)
            exported[i].n_columns--;
        }
      g_once_init_leave (&made, TRUE);
    }
  return &exported[word];
}

/**
 * pd_word_from_name:
 * @name: the name of a table, a plural
 * @word: (out): the word whose rows it has
 *
 * Returns: whether there is one
 */
gboolean
pd_word_from_name (const char *name,
                   PdWord *word)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if (g_str_equal (tables[i].name, name))
        {
          *word = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * pd_word_from_base:
 * @base: the name of a table of the project file
 * @word: (out): the word whose rows it keeps
 *
 * Returns: whether there is one
 */
gboolean
pd_word_from_base (const char *base,
                   PdWord *word)
{
  g_return_val_if_fail (base != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; i < PD_N_WORDS; i++)
    {
      if (tables[i].base != NULL && g_str_equal (tables[i].base, base))
        {
          *word = i;
          return TRUE;
        }
    }
  return FALSE;
}
