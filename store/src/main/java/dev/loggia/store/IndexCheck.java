package dev.loggia.store;

import dev.loggia.event.TimeRange;
import dev.loggia.store.StoreFinding.Part;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One check of one index: first the checksum of every file, then whether all files are there that should be, then whether segments
 * whose files are whole make sense.
 *
 * <p>A writer may commit meanwhile and take files away. Files are written once, so what was found of a file holds for as long as the
 * newest commit refers to it, and is of no interest any more when it does not.
 *
 * <p>Reading damaged files may fail in any way, also with an {@link OutOfMemoryError} when a length is damaged; whatever it is, it is
 * a finding.
 */
final class IndexCheck {

    private final Directory index;
    private final List<StoreFinding> findings = new ArrayList<>();

    /** Files that are there or should be, with what is wrong with them, or the empty string. */
    private final Map<String, String> problems = new HashMap<>();

    private final SegmentTimes times = new StoredSegmentTimes();

    IndexCheck(Directory index) {
        this.index = index;
    }

    /** @throws IOException when the folder cannot be listed */
    List<StoreFinding> findings() throws IOException {
        Set<String> files = new TreeSet<>(Arrays.asList(index.listAll()));
        files.remove(IndexWriter.WRITE_LOCK_NAME);
        if (files.isEmpty()) {
            return List.of();
        }
        SegmentInfos commit = commit();
        for (String file : files) {
            problems.put(file, problem(file));
        }
        if (commit == null) {
            files.forEach(file -> addDamage(file, null, null));
            dropOutdated();
            return findings;
        }
        Collection<String> referenced = commit.files(true);
        for (String file : referenced) {
            problems.computeIfAbsent(file, this::problem);
        }
        for (SegmentCommitInfo segment : commit) {
            checkSegment(segment);
        }
        checkContent(commit);
        dropOutdated();
        for (String file : files) {
            if (!referenced.contains(file)) {
                findings.add(
                        new StoreFinding(
                                false,
                                file,
                                FileContent.of(file, null),
                                null,
                                "no commit refers to it: a writer is at work, or a crash left it for the next writer to remove"));
            }
        }
        return findings;
    }

    /** Drops the damage of files that the newest commit does not refer to. Of a commit that cannot be read nothing is known. */
    private void dropOutdated() throws IOException {
        SegmentInfos newest = findings.isEmpty() ? null : newest();
        if (newest != null) {
            Collection<String> referenced = newest.files(true);
            findings.removeIf(finding -> !referenced.contains(finding.file()));
        }
    }

    private @Nullable SegmentInfos newest() {
        try {
            return SegmentInfos.readLatestCommit(index);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return null;
        }
    }

    private String problem(String file) {
        try (IndexInput input = index.openInput(file, IOContext.READONCE)) {
            if (input.length() == 0) {
                return "it is empty";
            }
            CodecUtil.checksumEntireFile(input);
            return "";
        } catch (CorruptIndexException e) {
            return "its bytes are not those that were written: " + e.getOriginalMessage();
        } catch (FileNotFoundException | NoSuchFileException e) {
            return "it is missing";
        } catch (IOException | RuntimeException e) {
            return "it cannot be read: " + e;
        }
    }

    private @Nullable SegmentInfos commit() throws IOException {
        try {
            // Looks again when a writer commits just now.
            return SegmentInfos.readLatestCommit(index);
        } catch (IndexNotFoundException e) {
            findings.add(damage(
                    IndexFileNames.SEGMENTS,
                    null,
                    null,
                    "it is missing: the events in the other files cannot be found"));
            return null;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            String file = String.valueOf(SegmentInfos.getLastCommitSegmentsFileName(index));
            findings.add(damage(file, null, null, "what it refers to cannot be read: " + e));
            return null;
        }
    }

    private void checkSegment(SegmentCommitInfo segment) throws IOException {
        Part part = part(segment);
        FieldInfos fields = fields(segment);
        for (String file : new TreeSet<>(segment.files())) {
            addDamage(file, part, fields);
        }
    }

    private Part part(SegmentCommitInfo segment) {
        TimeRange range;
        try {
            range = times.of(segment);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The files say themselves what is wrong with them.
            range = null;
        }
        return new Part(segment.info.name, segment.info.maxDoc() - segment.getDelCount(), range);
    }

    private static @Nullable FieldInfos fields(SegmentCommitInfo segment) {
        try (SegmentColumns columns = SegmentColumns.open(segment.info)) {
            return columns.fields();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return null;
        }
    }

    /** Lucene's own check of segments whose files are whole: values that contradict each other are a mistake of the writer. */
    private void checkContent(SegmentInfos commit) throws IOException {
        Set<String> whole = new HashSet<>();
        Map<String, Part> parts = new HashMap<>();
        for (SegmentCommitInfo segment : commit) {
            if (segment.files().stream().allMatch(file -> "".equals(problems.get(file)))) {
                whole.add(segment.info.name);
                parts.put(segment.info.name, part(segment));
            }
        }
        if (whole.isEmpty()) {
            return;
        }
        try (CheckIndex check = new CheckIndex(index, new NoLock())) {
            check.setThreadCount(1);
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
            List<CheckIndex.Status.SegmentInfoStatus> checked = check.checkIndex(List.copyOf(whole)).segmentInfos;
            Set<String> changed = changedSince(commit);
            for (CheckIndex.Status.SegmentInfoStatus status : checked) {
                if (status.error != null && !changed.contains(status.name)) {
                    findings.add(new StoreFinding(
                            true,
                            status.name + ".si",
                            "all of a segment",
                            parts.get(status.name),
                            "its files are whole, but contradict each other: " + status.error));
                }
            }
        } catch (IOException | RuntimeException e) {
            findings.add(new StoreFinding(
                    true,
                    String.valueOf(commit.getSegmentsFileName()),
                    "all segments",
                    null,
                    "they cannot be checked: " + e));
        }
    }

    /** The segments that were merged since, or have other files: Lucene's check may have missed those it began with. */
    private Set<String> changedSince(SegmentInfos commit) throws IOException {
        SegmentInfos newest = newest();
        Set<String> changed = new HashSet<>();
        if (newest != null) {
            Collection<String> referenced = newest.files(false);
            for (SegmentCommitInfo segment : commit) {
                if (!referenced.containsAll(segment.files())) {
                    changed.add(segment.info.name);
                }
            }
        }
        return changed;
    }

    private void addDamage(String file, @Nullable Part segment, @Nullable FieldInfos fields) {
        String problem = problems.getOrDefault(file, "");
        if (!problem.isEmpty()) {
            findings.add(damage(file, segment, fields, problem));
        }
    }

    private static StoreFinding damage(
            String file, @Nullable Part segment, @Nullable FieldInfos fields, String problem) {
        return new StoreFinding(true, file, FileContent.of(file, fields), segment, problem);
    }

    /** Nothing is changed, so a writer may go on. */
    private static final class NoLock extends Lock {

        @Override
        public void close() {}

        @Override
        public void ensureValid() {}
    }
}
