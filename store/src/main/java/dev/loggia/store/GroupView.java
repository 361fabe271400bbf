package dev.loggia.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** The segments of a group at one moment. Shared by all snapshots of that moment and closed with the last of them. Thread-safe. */
final class GroupView {

    /** A group without any index yet. */
    static final GroupView EMPTY = new GroupView(null, List.of());

    private final @Nullable DirectoryReader reader;
    private final List<SegmentView> segments;

    private GroupView(@Nullable DirectoryReader reader, List<SegmentView> segments) {
        this.reader = reader;
        this.segments = List.copyOf(segments);
    }

    /** @param reader closed with the view, and when this fails */
    static GroupView of(DirectoryReader reader) throws IOException {
        boolean complete = false;
        try {
            List<SegmentView> segments = new ArrayList<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                segments.add(SegmentView.of(leaf.reader()));
            }
            complete = true;
            return new GroupView(reader, segments);
        } finally {
            if (!complete) {
                reader.close();
            }
        }
    }

    /** What the segments are read through; null for {@link #EMPTY}. */
    @Nullable
    DirectoryReader reader() {
        return reader;
    }

    List<SegmentView> segments() {
        return segments;
    }

    /** Keeps the view open until {@link #release}. Only for who holds it open already. */
    void acquire() {
        if (reader != null) {
            reader.incRef();
        }
    }

    void release() throws IOException {
        if (reader != null) {
            reader.decRef();
        }
    }
}
