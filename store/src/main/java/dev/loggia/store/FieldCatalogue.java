package dev.loggia.store;

import dev.loggia.store.FieldDescription.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Which fields messages have, and in how many events: from the metadata of columns where a segment is neither partly expired nor has
 * deleted events.
 */
final class FieldCatalogue {

    private final Map<String, FieldDescription> fields = new TreeMap<>();

    private FieldCatalogue() {}

    /** @param oldest events before this time do not count */
    static List<FieldDescription> of(List<SegmentView> segments, long oldest) throws IOException {
        FieldCatalogue catalogue = new FieldCatalogue();
        for (SegmentView segment : segments) {
            catalogue.add(segment, segment.firstAtOrAfter(oldest));
        }
        return List.copyOf(catalogue.fields.values());
    }

    private void add(SegmentView segment, int from) throws IOException {
        if (from == segment.documents()) {
            return;
        }
        SegmentReader reader = segment.reader();
        for (FieldInfo field : reader.getFieldInfos()) {
            String name = StoredField.discovered(field.name);
            if (name != null) {
                boolean text = field.getDocValuesType() == DocValuesType.SORTED;
                DocIdSetIterator column =
                        text ? reader.getSortedDocValues(field.name) : reader.getNumericDocValues(field.name);
                Kind kind = text ? Kind.TEXT : field.name.equals(StoredField.bool(name)) ? Kind.BOOLEAN : Kind.NUMBER;
                add(name, kind, count(column, segment, from));
            }
        }
        if (segment.has(StoredField.IN_MESSAGE)) {
            addInMessage(reader.getSortedSetDocValues(StoredField.IN_MESSAGE), segment.live(), from);
        }
    }

    private static long count(DocIdSetIterator column, SegmentView segment, int from) throws IOException {
        Bits live = segment.live();
        if (live == null && from == 0) {
            return column.cost();
        }
        long count = 0;
        for (int document = column.advance(from);
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = column.nextDoc()) {
            count += live == null || live.get(document) ? 1 : 0;
        }
        return count;
    }

    private void addInMessage(SortedSetDocValues names, @Nullable Bits live, int from) throws IOException {
        long[] events = new long[(int) names.getValueCount()];
        for (int document = names.advance(from);
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = names.nextDoc()) {
            if (live == null || live.get(document)) {
                for (int n = names.docValueCount(); n > 0; n--) {
                    events[(int) names.nextOrd()]++;
                }
            }
        }
        for (int name = 0; name < events.length; name++) {
            String text = names.lookupOrd(name).utf8ToString();
            if (!text.equals(StoredField.ANY_NAME) && !text.equals(StoredField.MANY_LEAVES)) {
                add(text, Kind.IN_MESSAGE, events[name]);
            }
        }
    }

    private void add(String name, Kind kind, long events) {
        if (events > 0) {
            fields.merge(name, new FieldDescription(name, EnumSet.of(kind), events), FieldCatalogue::sum);
        }
    }

    private static FieldDescription sum(FieldDescription a, FieldDescription b) {
        EnumSet<Kind> kinds = EnumSet.copyOf(a.kinds());
        kinds.addAll(b.kinds());
        return new FieldDescription(a.name(), kinds, a.events() + b.events());
    }
}
