package dev.loggia.query.command;

import dev.loggia.event.Batch;
import dev.loggia.event.Column;
import dev.loggia.event.Value;
import dev.loggia.event.ValueText;
import dev.loggia.grammar.tree.Period;
import dev.loggia.query.exec.KeptRows;
import dev.loggia.query.exec.OrderedOperator;
import dev.loggia.query.exec.QueryContext;
import dev.loggia.query.exec.RowLayout;
import dev.loggia.query.expression.ExpressionText;
import dev.loggia.query.function.Arithmetic;
import dev.loggia.query.plan.OrderedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code sessionize}: names the session of each row (sections 3.23 and 15.7). Rows of one identity belong to one session while none comes
 * later than {@code longestGap} after the one before, in the order of their times, whatever the order of the rows. The name, which is
 * doubtful, is the values and a number, {@code alice/phone#2} for the second session. A row that lacks a value or a time has none.
 *
 * @param identity the columns whose values tell who it is
 * @param time the column of the times
 * @param result the column of the sessions
 */
public record SessionizeNode(List<String> identity, String time, Period longestGap, String result)
        implements OrderedNode {

    /** What a row takes beside its cells: where it is, its time and the name of its session. */
    private static final long BYTES_A_ROW = 120;

    public SessionizeNode {
        identity = List.copyOf(identity);
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>(identity);
        reads.add(time);
        return reads;
    }

    @Override
    public Set<String> defines() {
        return Set.of(result);
    }

    @Override
    public boolean needsOnlyRowsBefore() {
        return false;
    }

    @Override
    public OrderedOperator operator(RowLayout layout) {
        Set<String> kept = new TreeSet<>(layout.columns());
        kept.remove(result);
        kept.addAll(reads());
        return context -> new AllRows(this, new RowLayout(List.copyOf(kept), layout.events()), context);
    }

    @Override
    public String describe() {
        return "compute " + ExpressionText.name(result) + " = session of "
                + identity.stream().map(ExpressionText::name).collect(Collectors.joining(", "));
    }

    private boolean tooLate(long time, long previous) {
        Value latest = Arithmetic.plus(new Value.Timestamp(previous), longestGap, 1);
        return latest instanceof Value.Timestamp end && time > end.millis();
    }

    /** A row that belongs to a session. @param values what its identity prints as */
    private record Visit(int batch, int row, long time, List<String> values) {}

    /** The session that an identity is in. @param last time of its last row */
    private record Session(String name, long last) {}

    private static final class AllRows implements OrderedOperator.State {
        private final SessionizeNode node;
        private final QueryContext context;
        private final KeptRows rows;
        private final List<Visit> visits = new ArrayList<>();
        private int batches;

        AllRows(SessionizeNode node, RowLayout layout, QueryContext context) {
            this.node = node;
            this.context = context;
            this.rows = new KeptRows(layout, context);
        }

        @Override
        public Batch add(Batch batch) {
            rows.add(batch);
            context.reserveMemory(batch.size() * BYTES_A_ROW);
            Column times = batch.column(node.time);
            List<Column> identity = node.identity.stream().map(batch::column).toList();
            for (int row = 0; row < batch.size(); row++) {
                List<String> values = new ArrayList<>(identity.size());
                for (Column column : identity) {
                    Value value = column.value(row);
                    if (value != null) {
                        values.add(ValueText.exact(value));
                    }
                }
                if (values.size() == identity.size() && times.value(row) instanceof Value.Timestamp time) {
                    visits.add(new Visit(batches, row, time.millis(), values));
                }
            }
            batches++;
            return Batch.of(0, Map.of());
        }

        @Override
        public Iterator<Batch> finish() {
            List<Batch> all = rows.batches();
            List<@Nullable Value[]> names = new ArrayList<>();
            all.forEach(batch -> names.add(new Value[batch.size()]));
            Map<List<String>, Session> current = new HashMap<>();
            Map<String, Integer> numbers = new HashMap<>();
            visits.sort(Comparator.comparingLong(Visit::time));
            for (Visit visit : visits) {
                Session session = current.get(visit.values);
                String name = session == null || node.tooLate(visit.time, session.last)
                        ? next(String.join("/", visit.values), numbers)
                        : session.name;
                current.put(visit.values, new Session(name, visit.time));
                names.get(visit.batch)[visit.row] = Value.of(name);
            }
            visits.clear();
            List<Batch> named = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                named.add(all.get(i).with(node.result, new Column.Mixed(names.get(i), names.get(i).length)));
            }
            return named.iterator();
        }

        /** Counted by what is printed, so that two identities which print alike have no name in common. */
        private static String next(String values, Map<String, Integer> numbers) {
            return values + "#" + numbers.merge(values, 1, Integer::sum);
        }
    }
}
