package dev.loggia.ingest.format;

import dev.loggia.event.FieldReader;
import dev.loggia.event.FieldSink;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of VPC flow logs. Those of the default format have the names of the service (section 5.2 of the language reference); those
 * of other columns are the columns' names without hyphens: {@code vpc-id} is {@code vpcId}. A {@code -} stands for none. The identity
 * holds the columns unless they are those of the default format.
 */
final class VpcFlowFields implements FieldReader {

    private static final List<String> DEFAULT_COLUMNS = List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status");

    /** Names that are not made from the column's. */
    private static final Map<String, String> NAMES = Map.of(
            "srcaddr", "srcAddr",
            "dstaddr", "dstAddr",
            "srcport", "srcPort",
            "dstport", "dstPort",
            "start", "startTime",
            "end", "endTime");

    /** No flow log names none of these, and little else names two. */
    private static final Set<String> TELLING = Set.of(
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "pkt-srcaddr",
            "pkt-dstaddr",
            "log-status",
            "vpc-id",
            "subnet-id",
            "instance-id",
            "flow-direction");

    private static final int LEAST_TELLING = 2;

    /** The default format, version 2. */
    static final VpcFlowFields DEFAULT = new VpcFlowFields(DEFAULT_COLUMNS);

    private final List<String> columns;
    private final SpacedColumns fields;
    private final boolean isDefault;

    private VpcFlowFields(List<String> columns) {
        this.columns = columns;
        this.isDefault = columns.equals(DEFAULT_COLUMNS);
        this.fields = SpacedColumns.exactly(
                LineColumn.plain(columns.stream().map(VpcFlowFields::fieldName).toList()));
    }

    /** Whether a line of these words names the columns of a flow log. */
    static boolean areColumns(List<String> words) {
        return words.stream().filter(TELLING::contains).distinct().count() >= LEAST_TELLING
                && words.stream().allMatch(VpcFlowFields::isColumnName);
    }

    static VpcFlowFields of(List<String> columns) {
        return columns.equals(DEFAULT_COLUMNS) ? DEFAULT : new VpcFlowFields(List.copyOf(columns));
    }

    /** The reader of an identity. @param columns with blanks between them; empty for the default format */
    static VpcFlowFields of(String columns) {
        return columns.isEmpty() ? DEFAULT : of(List.of(columns.split(" ")));
    }

    /** The columns by their names in a header. */
    List<String> columns() {
        return columns;
    }

    /** Whether a line has the right number of columns. */
    boolean matches(byte[] buffer, int start, int end) {
        return fields.matches(' ', buffer, start, end);
    }

    @Override
    public String identity() {
        return isDefault ? VpcFlowLog.NAME : VpcFlowLog.NAME + "|" + String.join(" ", columns);
    }

    @Override
    public boolean verbatim() {
        return true;
    }

    @Override
    public boolean read(byte[] buffer, int start, int end, FieldSink sink) {
        boolean otherVersion = isDefault && !(end - start > 1 && buffer[start] == '2' && buffer[start + 1] == ' ');
        return !otherVersion && fields.put(' ', buffer, start, end, sink);
    }

    private static boolean isColumnName(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
                && word.charAt(0) >= 'a';
    }

    private static String fieldName(String column) {
        String known = NAMES.get(column);
        if (known != null) {
            return known;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < column.length(); i++) {
            boolean capital = i > 0 && column.charAt(i - 1) == '-';
            if (column.charAt(i) != '-') {
                name.append(capital ? Character.toUpperCase(column.charAt(i)) : column.charAt(i));
            }
        }
        return name.toString();
    }
}
