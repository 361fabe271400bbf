package dev.loggia.query.lookup;

import dev.loggia.event.Value;
import dev.loggia.query.function.scalar.IpAddress;
import dev.loggia.query.function.scalar.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row with the smallest range of addresses that holds an address; of equal ranges the first. */
public final class AddressRanges implements RowMatch {

    private final String column;
    private final Map<Subnet, Integer> rows = new HashMap<>();

    /** A range of each size there is, the smallest first. */
    private final List<Subnet> sizes;

    /** @param column index of the column with ranges such as {@code 10.0.0.0/8}; other cells hold no address */
    public AddressRanges(LookupTable table, int column) {
        this.column = table.columns().get(column);
        Map<Subnet, Subnet> bySize = new HashMap<>();
        for (int row = 0; row < table.size(); row++) {
            Subnet range = range(table.cell(row, column));
            if (range != null) {
                rows.putIfAbsent(range, row);
                bySize.putIfAbsent(range.withAddress(new IpAddress(range.version(), 0, 0)), range);
            }
        }
        sizes = new ArrayList<>(bySize.values());
        sizes.sort(Comparator.comparingInt(Subnet::prefixLength).reversed());
    }

    /** Whether a column has a range, and nothing else but empty cells. */
    public static boolean isRanges(LookupTable table, int column) {
        boolean found = false;
        for (int row = 0; row < table.size(); row++) {
            String cell = table.cell(row, column);
            if (cell != null && !cell.isEmpty()) {
                if (range(cell) == null) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static @Nullable Subnet range(@Nullable String cell) {
        return cell == null ? null : Subnet.parse(cell.strip());
    }

    /** Whether there is no range at all. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public int row(@Nullable Value[] values) {
        IpAddress address = values[0] instanceof Value.Text text ? IpAddress.parse(text.text()) : null;
        if (address == null) {
            return -1;
        }
        IpAddress unmapped = address.unmapped();
        int row = row(unmapped);
        return row < 0 && !unmapped.equals(address) ? row(address) : row;
    }

    private int row(IpAddress address) {
        for (Subnet size : sizes) {
            if (size.version() == address.version()) {
                Integer row = rows.get(size.withAddress(address));
                if (row != null) {
                    return row;
                }
            }
        }
        return -1;
    }

    @Override
    public String describe() {
        return "ranges in " + column;
    }
}
