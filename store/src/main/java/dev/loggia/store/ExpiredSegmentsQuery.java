package dev.loggia.store;

import java.io.IOException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Matches all events of the segments whose newest event is before a time, so that deleting by it drops whole segments. */
final class ExpiredSegmentsQuery extends Query {

    private final long oldest;

    /** @param oldest milliseconds since the epoch; a segment with an event at that time or later stays */
    ExpiredSegmentsQuery(long oldest) {
        this.oldest = oldest;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                DocValuesSkipper times = leaf.reader().getDocValuesSkipper(StoredField.TIMESTAMP);
                if (times == null || times.maxValue() >= oldest) {
                    return null;
                }
                Scorer all = new ConstantScoreScorer(
                        score(), scoreMode, DocIdSetIterator.all(leaf.reader().maxDoc()));
                return new DefaultScorerSupplier(all);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "segments before " + oldest;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExpiredSegmentsQuery query && query.oldest == oldest;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(oldest);
    }
}
