package dev.loggia.store;

import dev.loggia.event.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.util.InfoStream;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;

/** An index of segments that have sizes and times, and no content; carries out at once what a merge policy wants. */
final class MergeSimulation implements MergePolicy.MergeContext {

    final SegmentInfos infos = new SegmentInfos(Version.LATEST.major);
    private final Map<String, TimeRange> times = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Integer> deleted = new HashMap<>();
    private final Set<SegmentCommitInfo> merging = new HashSet<>();
    private final FilterDirectory directory = new FilterDirectory(new ByteBuffersDirectory()) {

        @Override
        public long fileLength(String name) {
            return sizes.get(name.substring(0, name.indexOf('.')));
        }
    };
    final List<Merge> merges = new ArrayList<>();
    long flushed;
    long rewritten;

    record Merge(List<TimeRange> parts, long bytes) {}

    /** What the policy under test is told. */
    TimeRange times(SegmentCommitInfo segment) {
        return times.get(segment.info.name);
    }

    SegmentCommitInfo add(long bytes, TimeRange range) {
        String name = "_" + Long.toString(infos.counter++, Character.MAX_RADIX);
        SegmentInfo info = new SegmentInfo(
                directory,
                Version.LATEST,
                Version.LATEST,
                name,
                1000,
                false,
                false,
                Codec.getDefault(),
                Map.of(),
                StringHelper.randomId(),
                Map.of(),
                null);
        info.setFiles(List.of(name + ".dvd"));
        times.put(name, range);
        sizes.put(name, bytes);
        SegmentCommitInfo segment = new SegmentCommitInfo(info, 0, 0, -1, -1, -1, StringHelper.randomId());
        infos.add(segment);
        return segment;
    }

    void delete(SegmentCommitInfo segment, int documents) {
        deleted.put(segment.info.name, documents);
    }

    void startMerging(SegmentCommitInfo segment) {
        merging.add(segment);
    }

    /** A new segment, and all merges that follow. */
    void flush(MergePolicy policy, long bytes, TimeRange range) throws IOException {
        flushed += bytes;
        add(bytes, range);
        settle(policy);
    }

    void settle(MergePolicy policy) throws IOException {
        MergePolicy.MergeSpecification wanted = policy.findMerges(MergeTrigger.SEGMENT_FLUSH, infos, this);
        while (wanted != null) {
            carryOut(wanted);
            wanted = policy.findMerges(MergeTrigger.MERGE_FINISHED, infos, this);
        }
    }

    void force(MergePolicy policy, int segments) throws IOException {
        Map<SegmentCommitInfo, Boolean> all = new HashMap<>();
        infos.forEach(segment -> all.put(segment, true));
        MergePolicy.MergeSpecification wanted = policy.findForcedMerges(infos, segments, all, this);
        while (wanted != null) {
            carryOut(wanted);
            infos.forEach(segment -> all.putIfAbsent(segment, false));
            wanted = policy.findForcedMerges(infos, segments, all, this);
        }
    }

    void carryOut(MergePolicy.MergeSpecification wanted) {
        for (MergePolicy.OneMerge merge : wanted.merges) {
            long bytes = 0;
            long start = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            List<TimeRange> parts = new ArrayList<>();
            for (SegmentCommitInfo segment : merge.segments) {
                if (!infos.remove(segment)) {
                    throw new AssertionError("merges " + segment.info.name + ", which is not there or merged twice");
                }
                TimeRange range = times(segment);
                parts.add(range);
                start = Math.min(start, range.start());
                end = Math.max(end, range.end());
                bytes += sizes.get(segment.info.name) * (1000 - numDeletedDocs(segment)) / 1000;
            }
            merges.add(new Merge(parts, bytes));
            rewritten += bytes;
            add(bytes, new TimeRange(start, end));
        }
    }

    List<Long> sizes() {
        return infos.asList().stream()
                .map(segment -> sizes.get(segment.info.name))
                .toList();
    }

    double amplification() {
        return (double) rewritten / flushed;
    }

    @Override
    public int numDeletesToMerge(SegmentCommitInfo segment) {
        return numDeletedDocs(segment);
    }

    @Override
    public int numDeletedDocs(SegmentCommitInfo segment) {
        return deleted.getOrDefault(segment.info.name, 0);
    }

    @Override
    public InfoStream getInfoStream() {
        return InfoStream.NO_OUTPUT;
    }

    @Override
    public Set<SegmentCommitInfo> getMergingSegments() {
        return merging;
    }
}
