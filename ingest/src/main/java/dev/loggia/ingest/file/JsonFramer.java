package dev.loggia.ingest.file;

import java.util.Arrays;

/**
 * Makes a line of each JSON object of a content that has them in an array, in the array {@code Records} or {@code events} of an object, or
 * one after the other over any lines. An object's text stays as it is, but for its line breaks and the indentation behind them. Brackets and
 * commas between objects are no content, nor are members beside such an array.
 *
 * <p>What is not valid JSON is passed on as it stands up to the end of its line, and then it is tried anew. Half an object at the end is put
 * out as far as it goes; only the members before such an array are held back, up to 64 KiB of them. Otherwise needs a bit for each level of
 * nesting, whatever the content.
 */
final class JsonFramer implements Framer {

    /** Where the next byte is. */
    private enum Place {
        /** Between events. */
        BETWEEN,
        /** In an event. */
        EVENT,
        STRING,
        /** Behind a backslash. */
        ESCAPED,
        /** In a number or literal. */
        WORD,
        /** In an event, where a line begins. */
        INDENTATION,
        /** In a line that is passed on as it stands. */
        AS_IT_STANDS
    }

    private static final int MOST_INDENTATION = 256;

    private static final boolean[] IN_WORD = new boolean[256];

    static {
        Arrays.fill(IN_WORD, '0', '9' + 1, true);
        Arrays.fill(IN_WORD, 'a', 'z' + 1, true);
        Arrays.fill(IN_WORD, 'A', 'Z' + 1, true);
        IN_WORD['+'] = true;
        IN_WORD['-'] = true;
        IN_WORD['.'] = true;
    }

    private final boolean inArrays;
    private final boolean inRecords;

    private Place place = Place.BETWEEN;
    private final JsonGrammar grammar = new JsonGrammar();
    /** Whether the array that holds the events is open. */
    private boolean arrayOpen;

    private final RecordsObject around;
    private final byte[] indentation = new byte[MOST_INDENTATION];
    private int indented;

    /** The first byte of the content at hand that is yet to be put out. */
    private int run;

    private int arrays;
    private int events;
    private boolean broken;

    /** @param key of the array in objects that holds the events; empty when nothing is in such */
    private JsonFramer(boolean inArrays, String key) {
        this.inArrays = inArrays;
        this.inRecords = !key.isEmpty();
        this.around = new RecordsObject(key);
    }

    static JsonFramer ofObjects() {
        return new JsonFramer(false, "");
    }

    static JsonFramer ofArrays() {
        return new JsonFramer(true, "");
    }

    static JsonFramer ofRecords() {
        return new JsonFramer(false, "Records");
    }

    static JsonFramer ofLogEvents() {
        return new JsonFramer(false, "events");
    }

    /** Whether an event, or an array of events, has begun and has not ended. */
    boolean isInside() {
        return place != Place.BETWEEN || arrayOpen;
    }

    /** How many arrays of events have begun. */
    int arrays() {
        return arrays;
    }

    /** How many events have begun. */
    int events() {
        return events;
    }

    /** Whether something was not JSON as it is expected. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public void convert(byte[] content, int from, int to, FramedOutput output) {
        run = from;
        int p = from;
        while (p < to) {
            p = switch (place) {
                case BETWEEN -> between(content, p, to, output);
                case EVENT -> event(content, p, output);
                case STRING -> string(content, p, to, output);
                case ESCAPED -> {
                    place = Place.STRING;
                    yield isBreak(content[p]) ? p : p + 1;
                }
                case WORD -> word(content, p, to);
                case INDENTATION -> indentation(content, p, to, output);
                case AS_IT_STANDS -> asItStands(content, p, to, output);
            };
        }
        if (place != Place.BETWEEN && place != Place.INDENTATION) {
            put(content, to, output);
        }
        if (!around.mayHold(output.heldBytes())) {
            giveUpRecords(output);
        }
    }

    @Override
    public boolean holdsBack() {
        return around.isBeforeRecords();
    }

    @Override
    public void end(FramedOutput output) {
        output.release();
    }

    private int between(byte[] content, int from, int to, FramedOutput output) {
        int p = skipBlanks(content, from, to);
        if (p == to) {
            return to;
        }
        run = p;
        byte b = content[p];
        if (isBreak(b)) {
            indented = 0;
        } else if (b == '{') {
            beginEvent(output);
            return p;
        } else if (b == '[' && inArrays && !arrayOpen) {
            beginArray();
        } else if (b == ']' && arrayOpen) {
            endArray();
        } else if (b != ',') {
            broken = true;
            output.write(indentation, 0, indented);
            place = Place.AS_IT_STANDS;
            return p;
        }
        indented = 0;
        run = p + 1;
        return p + 1;
    }

    private void beginArray() {
        arrayOpen = true;
        arrays++;
    }

    private void endArray() {
        arrayOpen = false;
        if (inRecords) {
            around.passRecords();
            place = Place.EVENT;
            grammar.resetToMember();
        }
    }

    private void beginEvent(FramedOutput output) {
        if (inRecords && !arrayOpen) {
            around.begin();
            output.hold();
        } else {
            events++;
        }
        place = Place.EVENT;
        grammar.reset();
    }

    /** Takes one byte, or only sees what it begins. */
    private int event(byte[] content, int p, FramedOutput output) {
        byte b = content[p];
        boolean fits = switch (b) {
            case ' ', '\t' -> true;
            case '\n', '\r' -> {
                put(content, p, output);
                indented = 0;
                place = Place.INDENTATION;
                yield true;
            }
            case '"' -> quote();
            case '{' -> grammar.open(true);
            case '[' -> openArray(p, output);
            case '}' -> closeObject(content, p, output);
            case ']' -> grammar.close(false);
            case ':' -> grammar.colon();
            case ',' -> grammar.comma();
            default -> beginWord(b);
        };
        return fits ? p + 1 : breakOff(content, p, output);
    }

    private boolean beginWord(byte b) {
        if (!IN_WORD[b & 0xFF] || !grammar.word()) {
            return false;
        }
        place = Place.WORD;
        return true;
    }

    private boolean quote() {
        if (grammar.depth() == 1 && grammar.expectsKey()) {
            around.beginKey();
        }
        place = Place.STRING;
        return grammar.text();
    }

    private boolean openArray(int p, FramedOutput output) {
        boolean isMember = grammar.depth() == 1 && grammar.expectsValue();
        if (isMember && around.isRecords(output.heldBytes() + p - run)) {
            around.end();
            output.rollBack();
            beginArray();
            place = Place.BETWEEN;
            run = p + 1;
            return true;
        }
        return grammar.open(false);
    }

    private boolean closeObject(byte[] content, int p, FramedOutput output) {
        if (!grammar.close(true)) {
            return false;
        }
        if (grammar.depth() == 0) {
            endEvent(content, p + 1, output);
        }
        return true;
    }

    private void endEvent(byte[] content, int end, FramedOutput output) {
        if (around.isPastRecords()) {
            around.end();
        } else {
            put(content, end, output);
            output.write('\n');
            giveUpRecords(output);
        }
        indented = 0;
        run = end;
        place = Place.BETWEEN;
    }

    /** What seemed to be an object around {@code Records}, if it did, is an event, or broken. */
    private void giveUpRecords(FramedOutput output) {
        if (around.isBeforeRecords()) {
            output.release();
            events++;
        }
        around.end();
    }

    /** Puts out what was passed, unless it is beside {@code Records}. */
    private void put(byte[] content, int to, FramedOutput output) {
        if (!around.isPastRecords()) {
            output.write(content, run, to);
        }
    }

    /** The byte cannot stand here: the rest of the line is passed on as it stands. */
    private int breakOff(byte[] content, int p, FramedOutput output) {
        broken = true;
        place = Place.AS_IT_STANDS;
        if (around.isPastRecords()) {
            run = p;
            place = isBreak(content[p]) ? Place.BETWEEN : Place.AS_IT_STANDS;
        }
        giveUpRecords(output);
        return p;
    }

    private int string(byte[] content, int from, int to, FramedOutput output) {
        int p = from;
        while (p < to && content[p] != '"' && content[p] != '\\' && !isBreak(content[p])) {
            p++;
        }
        boolean isKey = grammar.depth() == 1 && grammar.expectsColon();
        if (isKey) {
            around.addToKey(content, from, p);
        }
        if (p == to) {
            return to;
        }
        if (isBreak(content[p])) {
            return breakOff(content, p, output);
        }
        if (content[p] == '"') {
            place = Place.EVENT;
        } else {
            place = Place.ESCAPED;
            if (isKey) {
                around.addToKey(content, p, p + 1);
            }
        }
        return p + 1;
    }

    private int word(byte[] content, int from, int to) {
        int p = from;
        while (p < to && IN_WORD[content[p] & 0xFF]) {
            p++;
        }
        if (p < to) {
            place = Place.EVENT;
        }
        return p;
    }

    private int indentation(byte[] content, int from, int to, FramedOutput output) {
        int p = skipBlanks(content, from, to);
        run = p;
        if (p == to) {
            return to;
        }
        if (isBreak(content[p])) {
            indented = 0;
            return p + 1;
        }
        place = Place.EVENT;
        boolean lineIsOpen = !around.isPastRecords();
        int next = event(content, p, output);
        if (place == Place.AS_IT_STANDS) {
            if (lineIsOpen) {
                output.write('\n');
            }
            output.write(indentation, 0, indented);
        }
        return next;
    }

    private int asItStands(byte[] content, int from, int to, FramedOutput output) {
        int lineFeed = LineEnds.next(content, from, to);
        if (lineFeed == to) {
            return to;
        }
        output.write(content, run, lineFeed + 1);
        run = lineFeed + 1;
        indented = 0;
        place = Place.BETWEEN;
        return lineFeed + 1;
    }

    /** Passes blanks, which are the indentation of a line that is passed on as it stands. */
    private int skipBlanks(byte[] content, int from, int to) {
        int p = from;
        while (p < to && (content[p] == ' ' || content[p] == '\t')) {
            if (indented < MOST_INDENTATION) {
                indentation[indented++] = content[p];
            }
            p++;
        }
        return p;
    }

    private static boolean isBreak(byte b) {
        return b == '\n' || b == '\r';
    }
}
