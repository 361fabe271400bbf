/*
 * One stage of a query, from the token after a pipe to the token before the next: sections 3 and 13 of the language reference.
 *
 * The tokens come from QueryReader and StageWords, which know what a grammar cannot: where a stage begins, whether a word is a
 * keyword at its place or a field name, whether a slash divides or opens a regex. A query in parentheses is one SUBQUERY token; its
 * own stages are parsed before.
 *
 * One token of lookahead decides everywhere (a test insists), so parsing takes linear time, prediction never runs, and the set of
 * expected tokens is exact. `and` before `or` and the ranks of arithmetic are applied afterwards, by Precedence, which the printer
 * uses too: it keeps the parser's stack flat.
 */
parser grammar LogsInsights;

// Messages list what was expected in this order.
tokens {
    // The first word of a stage.
    FIELDS, DISPLAY, FILTER, FILTER_INDEX, PARSE, JSON, STATS, SORT, LIMIT, HEAD, TAIL, DEDUP, PATTERN, DIFF, ANOMALY,
    RELEVANT_FIELDS, UNNEST, EXPAND, LOOKUP, CIDR_LOOKUP, UNMASK, ADD_TOTALS, ACCUM, AUTO_REGRESS, FILL_DOWN, FILL_MISSING,
    OUTLIER, SESSIONIZE, COUNT_FREQUENT, LOG_COMPARE, ESTIMATE, JOIN, APPEND_COLS, SEARCH, SOURCE,

    // Names: FUNCTION is one before "(", OPTION one before "=", WILDCARD may hold "*", BARE_SOURCE also "/" and "-".
    NAME, QUOTED_NAME, FUNCTION, OPTION, WILDCARD, BARE_SOURCE,

    // Values: GLOB is a string where parse wants a pattern, SUBQUERY a whole query in parentheses.
    NUMBER, STRING, GLOB, REGEX, DURATION, SUBQUERY, TRUE, FALSE,

    PLUS, MINUS, STAR, SLASH, PERCENT, CARET, BANG,
    EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, MATCHES, NOT_MATCHES,

    // Words within a stage; in messages they are written as here, in lower case and without underscores.
    AND, OR, NOT, LIKE, IN, AS, BY, OFFSET, ASC, DESC, ANY, LOGFMT, CSV, XML, MULTI, INTO, WHERE, OUTPUT, OUTPUT_NEW,
    WITH, FOR, MAX_SPAN, TIME_SHIFT,

    COMMA, DOT, COLON, DOLLAR, LEFT_PAREN, RIGHT_PAREN, LEFT_BRACKET, RIGHT_BRACKET, LEFT_BRACE, RIGHT_BRACE,

    // PIPE ends a stage, ERROR carries a message of its own, UNKNOWN is a character that begins no token.
    PIPE, ERROR, UNKNOWN
}

stage
    : (command | source) EOF
    ;

command
    : FIELDS item (COMMA item)*                                                                # Fields
    | DISPLAY item (COMMA item)*                                                               # Display
    | FILTER expression                                                                        # Filter
    | FILTER_INDEX field (EQUAL literal | IN list)                                             # FilterIndex
    | PARSE arithmetic? parseForm                                                              # Parse
    | JSON (OPTION EQUAL field)? STRING (COMMA STRING)* AS names                                     # Json
    | STATS items (BY items)? (OFFSET DURATION)?                                               # Stats
    | SORT BY? sortKey (COMMA sortKey)*                                                        # Sort
    | (LIMIT ANY? | HEAD | TAIL) rowCount                                                      # Limit
    | DEDUP fieldList                                                                          # Dedup
    | PATTERN expression                                                                       # Pattern
    | DIFF NAME?                                                                               # Diff
    | ANOMALY                                                                                  # Anomaly
    | RELEVANT_FIELDS fieldList? WHERE expression                                              # RelevantFields
    | UNNEST expression INTO name                                                              # Unnest
    | EXPAND field                                                                             # Expand
    | LOOKUP name lookupMatch (COMMA lookupMatch)* lookupOutputs                               # Lookup
    | CIDR_LOOKUP name field (AS name)? lookupOutputs                                          # CidrLookup
    | UNMASK field                                                                             # Unmask
    | ADD_TOTALS option* fieldList?                                                            # AddTotals
    | ACCUM field (AS name)?                                                                   # Accum
    | AUTO_REGRESS field (AS name)? (OPTION EQUAL NUMBER (MINUS NUMBER)?)?                           # AutoRegress
    | FILL_DOWN (wildcard (COMMA? wildcard)*)?                                                 # FillDown
    | FILL_MISSING (WITH fill (COMMA fill)*)?                                                  # FillMissing
    | OUTLIER option* field (COMMA? field)*                                                    # Outlier
    | SESSIONIZE fieldList (MAX_SPAN DURATION)? (AS name)?                                     # Sessionize
    | COUNT_FREQUENT fieldList                                                                 # CountFrequent
    | LOG_COMPARE TIME_SHIFT DURATION                                                          # LogCompare
    | ESTIMATE                                                                                 # Estimate
    | JOIN option* WHERE field EQUAL field SUBQUERY                                            # Join
    | APPEND_COLS option* SUBQUERY                                                             # AppendCols
    | SEARCH expression                                                                        # Search
    | DOLLAR (FUNCTION | QUOTED_NAME) LEFT_PAREN (savedArgument (COMMA savedArgument)*)? RIGHT_PAREN # SavedCall
    ;

items : item (COMMA item)* ;
item : expression (AS name)? ;
names : name (COMMA name)* ;
fieldList : field (COMMA field)* ;

parseForm
    : GLOB AS? names                                                                           # Glob
    | REGEX (AS names MULTI? | MULTI (AS names)?)?                                             # Regex
    | LOGFMT AS name                                                                           # Logfmt
    | CSV AS names                                                                             # Csv
    | XML GLOB AS name                                                                         # Xml
    ;

sortKey : arithmetic (ASC | DESC)? ;
rowCount : MINUS? NUMBER ;
wildcard : WILDCARD | QUOTED_NAME ;
fill : literal FOR name ;
lookupMatch : name (AS field)? ;
lookupOutputs : (OUTPUT | OUTPUT_NEW) lookupOutput (COMMA lookupOutput)* ;
lookupOutput : name (AS name)? ;
option : OPTION EQUAL optionValue ;
optionValue : NAME | QUOTED_NAME | STRING | TRUE | FALSE | MINUS? NUMBER ;
savedArgument : name EQUAL literal ;

source : SOURCE selector+ (OPTION EQUAL relativeTime)* ;
selector
    : (STRING | BARE_SOURCE)                                                                   # Named
    | FUNCTION LEFT_PAREN (sourceArgument (COMMA sourceArgument)* | sourceList)? RIGHT_PAREN   # Selection
    ;
sourceArgument : NAME COLON (STRING | sourceList) ;
sourceList : LEFT_BRACKET (sourceElement (COMMA sourceElement)*)? RIGHT_BRACKET ;
sourceElement
    : STRING (EQUAL STRING)?                                                                   # Text
    | LEFT_BRACE tagEntry (COMMA tagEntry)* RIGHT_BRACE                                        # Tag
    ;
tagEntry : STRING COLON (STRING | tagValues) ;
tagValues : LEFT_BRACKET (STRING (COMMA STRING)*)? RIGHT_BRACKET ;
relativeTime : (PLUS | MINUS)? (DURATION | NUMBER) | NAME ;

expression : condition ((AND | OR) condition)* ;

condition
    : (NOT | BANG) condition                                                                   # Negation
    | arithmetic test?                                                                         # Comparison
    ;

test
    : (EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) arithmetic       # Compare
    | NOT? (LIKE (arithmetic | REGEX) | IN (list | SUBQUERY | field))                          # LikeOrIn
    | (MATCHES | NOT_MATCHES) (REGEX | STRING)                                                 # Matches
    ;

arithmetic : operand ((PLUS | MINUS | STAR | SLASH | PERCENT | CARET) operand)* ;

operand
    : MINUS operand                                                                            # Minus
    | (STRING | NUMBER | TRUE | FALSE)                                                         # Value
    | DURATION                                                                                 # Period
    | field                                                                                    # FieldOperand
    | FUNCTION LEFT_PAREN (STAR | argument (COMMA argument)*)? RIGHT_PAREN accessor*           # Call
    | LEFT_PAREN expression RIGHT_PAREN accessor*                                              # Parenthesized
    ;

argument : expression | REGEX ;
list : LEFT_BRACKET (expression (COMMA expression)*)? RIGHT_BRACKET ;
literal : STRING | TRUE | FALSE | MINUS? NUMBER ;
field : (NAME | QUOTED_NAME) accessor* ;
accessor : DOT (NAME | QUOTED_NAME) | LEFT_BRACKET NUMBER RIGHT_BRACKET ;
name : (NAME | QUOTED_NAME) (DOT (NAME | QUOTED_NAME))* ;
