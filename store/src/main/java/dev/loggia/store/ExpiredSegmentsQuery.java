package dev.loggia.store;

import dev.loggia.event.SystemField;
import dev.loggia.event.TimeRange;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * All documents of the segments whose newest event is before a time, and none of any other. Deleting these drops whole segments and
 * touches no file of the others.
 */
final class ExpiredSegmentsQuery extends Query {

    private final long before;

    /** @param before milliseconds since the epoch, exclusive */
    ExpiredSegmentsQuery(long before) {
        this.before = before;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {

            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                int documents = context.reader().maxDoc();
                TimeRange times = StoredSegmentTimes.bounds(
                        context.reader().getDocValuesSkipper(SystemField.TIMESTAMP), documents);
                return times == null || times.end() >= before
                        ? null
                        : ConstantScoreScorerSupplier.matchAll(score(), scoreMode, documents);
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "segments before " + before;
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && before == ((ExpiredSegmentsQuery) other).before;
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + Long.hashCode(before);
    }
}
