package dev.loggia.event;

/**
 * Reads every leaf of messages that are JSON, as {@link JsonDiscovery#all} does and with the same results, but without an object
 * for a name or a value: for who reads millions of messages and needs all of each. Names are numbers that stay as long as the
 * instance; names of all places are numbered, also of containers, nulls and leaves that came again. Thread-confined.
 *
 * <p>What was read is told until the next call of {@link #read}, and while the message stays as it is. Leaves are in the order of
 * the text; of a name that comes again only the last is told, and none when that is a JSON null or a container.
 *
 * <p>Memory is bounded by {@code maximumNames}, {@code maximumLeaves} and the longest message. A place that gets no number since
 * there are too many, or since its name is too long or no UTF-8, has the number {@link #OTHER}. Of several such places in a
 * message it is not known which have one name, nor whether it is the name of one that has a number: {@link #others} tells that a
 * message has any.
 */
public final class JsonLeaves {

    /** The number of the names that have none of their own. */
    public static final int OTHER = JsonNames.OTHER;

    /** What a leaf is. */
    public enum Kind {
        /** A {@link Value.Whole}. */
        WHOLE,
        /** A {@link Value.Decimal}. */
        DECIMAL,
        /** A {@link Value.Text}: a JSON string, or a number that {@link Value.Number} cannot hold. */
        TEXT,
        /** A {@link Value.Bool}. */
        BOOLEAN
    }

    private static final Kind[] KINDS = {
        Kind.WHOLE, Kind.DECIMAL, Kind.TEXT, Kind.BOOLEAN, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT
    };

    private static final int LARGEST_BOUND = 1 << 20;

    private final JsonNames names;
    private final LeafTable leaves;
    private final TextScratch scratch = new TextScratch();
    private final LeafReader reader;
    private final LenientLeafReader lenientReader;
    private byte[] message = new byte[0];

    /**
     * Reads nothing yet.
     *
     * @param maximumNames how many names get a number, 1 to 2^20; each takes 32 bytes from the start, and at most some three
     *     kilobytes when it is given
     * @param maximumLeaves how many leaves and empty containers a message may have, repeated names counted, 1 to 2^20
     * @throws IllegalArgumentException for bounds out of bounds
     */
    public JsonLeaves(int maximumNames, int maximumLeaves) {
        if (maximumNames < 1 || maximumNames > LARGEST_BOUND || maximumLeaves < 1 || maximumLeaves > LARGEST_BOUND) {
            throw new IllegalArgumentException("bounds of names and leaves: " + maximumNames + ", " + maximumLeaves);
        }
        this.names = new JsonNames(maximumNames);
        this.leaves = new LeafTable(maximumLeaves);
        this.reader = new LeafReader(names, leaves, scratch);
        this.lenientReader = new LenientLeafReader(names, leaves, scratch);
    }

    /**
     * Reads a message.
     *
     * @param buffer UTF-8 text in {@code [start, end)}, not written to until its texts were taken
     * @return whether the message is JSON: wholly one object or array; when not, it has no leaves
     */
    public boolean read(byte[] buffer, int start, int end) {
        boolean json = readAny(buffer, start, end);
        if (json) {
            leaves.finish();
        } else {
            leaves.clear();
        }
        return json;
    }

    /**
     * Reads a message that a reader reads, or that is JSON.
     *
     * @return whether the message is of that format, or JSON
     */
    public boolean read(FieldReader format, byte[] buffer, int start, int end) {
        clear(buffer);
        FormatLeaves fields = new FormatLeaves(names, leaves, scratch, reader);
        if (!format.read(buffer, start, end, fields)) {
            return read(buffer, start, end);
        }
        message = fields.json(buffer);
        leaves.finish();
        return true;
    }

    private boolean readAny(byte[] buffer, int start, int end) {
        int outcome = readUtf8(buffer, start, end);
        if (outcome != LeafReader.NOT_UTF_8) {
            return outcome == LeafReader.JSON;
        }
        // Jackson takes some of what is not UTF-8, as overlong forms: what it takes is not repaired.
        clear(buffer);
        if (lenientReader.read(buffer, start, end)) {
            return true;
        }
        byte[] repaired = JsonDiscovery.repaired(buffer, start, end);
        return repaired != null && readUtf8(repaired, 0, repaired.length) == LeafReader.JSON;
    }

    private int readUtf8(byte[] buffer, int start, int end) {
        clear(buffer);
        return reader.read(buffer, start, end);
    }

    private void clear(byte[] buffer) {
        message = buffer;
        leaves.clear();
        scratch.clear();
    }

    /** Whether the message has more leaves and empty containers than it may have; none of them is told then. */
    public boolean overflowed() {
        return leaves.overflowed();
    }

    /** Whether some place in the message, of whatever kind, has the number {@link #OTHER}. */
    public boolean others() {
        return leaves.others();
    }

    /**
     * Whether a name came more than once in the message, with whatever value. Only then may a name tell of a structure that another
     * value took the place of: {@code {"a":{"b":1},"a":null}} has the leaf {@code a.b}, and {@code a} is missing.
     */
    public boolean repeated() {
        return leaves.repeated();
    }

    /** How many leaves the message has. */
    public int count() {
        return leaves.entries();
    }

    /** The number of a leaf's name, or {@link #OTHER}. */
    public int name(int leaf) {
        return leaves.id(leaf);
    }

    /** What a leaf is. */
    public Kind kind(int leaf) {
        return KINDS[leaves.kind(leaf)];
    }

    /** The value of a {@link Kind#WHOLE}. */
    public long whole(int leaf) {
        return leaves.bits(leaf);
    }

    /** The value of a {@link Kind#DECIMAL}. */
    public double decimal(int leaf) {
        return Double.longBitsToDouble(leaves.bits(leaf));
    }

    /** The value of a {@link Kind#BOOLEAN}. */
    public boolean truth(int leaf) {
        return leaves.bits(leaf) != 0;
    }

    /**
     * The buffer that holds a {@link Kind#TEXT} as UTF-8: the message itself or one of this instance's. Half a surrogate pair is a
     * question mark, as {@link String#getBytes} has it.
     */
    public byte[] textBytes(int leaf) {
        return leaves.kind(leaf) == LeafTable.TEXT ? message : scratch.bytes();
    }

    /** Whether a {@link Kind#TEXT} may have been another before its escapes were resolved: half a surrogate pair is in no UTF-8. */
    public boolean mayBeHalved(int leaf) {
        return leaves.kind(leaf) == LeafTable.SCRATCH_TEXT;
    }

    /** Where a {@link Kind#TEXT} starts in its buffer. */
    public int textStart(int leaf) {
        return (int) (leaves.bits(leaf) >>> 32);
    }

    /** Where a {@link Kind#TEXT} ends in its buffer. */
    public int textEnd(int leaf) {
        return (int) leaves.bits(leaf);
    }

    /**
     * How many containers there are that no leaf tells of: those that hold nothing, or nothing but JSON nulls. A container around
     * one of these is not told again, nor is the whole message.
     */
    public int emptyContainers() {
        return leaves.emptyCount();
    }

    /** The number of an empty container's name, or {@link #OTHER}; any but that at most once in a message. */
    public int emptyContainer(int i) {
        return leaves.empty(i);
    }

    /** How many names have a number: those from 0 on. */
    public int names() {
        return names.names();
    }

    /**
     * The flat name of a number, as a query has it.
     *
     * @throws IndexOutOfBoundsException when no name has this number, as {@link #OTHER}
     */
    public String nameOf(int id) {
        return names.name(id);
    }
}
