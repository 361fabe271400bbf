package dev.loggia.store;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * An index without those of its segments that cannot be opened: what is written goes to memory, above a directory that stays as it is.
 */
final class SalvageDirectory extends FilterDirectory {

    private final ByteBuffersDirectory written = new ByteBuffersDirectory();

    private SalvageDirectory(Directory directory) {
        super(directory);
    }

    /**
     * Opens the segments that can be opened.
     *
     * @param lost receives a sentence for each that cannot
     * @throws CorruptIndexException when not even the list of segments can be read
     */
    static DirectoryReader open(Directory directory, List<String> lost) throws IOException {
        SegmentInfos all = SegmentInfos.readLatestCommit(directory);
        SegmentInfos readable = all.clone();
        for (SegmentCommitInfo segment : all) {
            try {
                StoreFailure.reading(segment.info.name, () -> {
                    with(directory, all, List.of(segment)).close();
                    return true;
                });
            } catch (DataException damage) {
                readable.remove(segment);
                lost.add(String.format(
                        Locale.ROOT,
                        "%,d events of segment %s (%s)",
                        segment.info.maxDoc() - segment.getDelCount(),
                        segment.info.name,
                        Objects.requireNonNull(damage.getCause()).getMessage()));
            }
        }
        return with(directory, all, readable.asList());
    }

    private static DirectoryReader with(Directory directory, SegmentInfos like, List<SegmentCommitInfo> segments)
            throws IOException {
        SegmentInfos chosen = new SegmentInfos(like.getIndexCreatedVersionMajor());
        chosen.setUserData(like.getUserData(), false);
        segments.forEach(segment -> chosen.add(segment.clone()));
        SalvageDirectory salvage = new SalvageDirectory(directory);
        chosen.updateGeneration(like);
        chosen.commit(salvage);
        return DirectoryReader.open(salvage);
    }

    private boolean isWritten(String name) throws IOException {
        return List.of(written.listAll()).contains(name);
    }

    @Override
    public String[] listAll() throws IOException {
        TreeSet<String> names = new TreeSet<>(List.of(in.listAll()));
        names.addAll(List.of(written.listAll()));
        return names.toArray(new String[0]);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        return isWritten(name) ? written.openInput(name, context) : in.openInput(name, context);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return isWritten(name) ? written.fileLength(name) : in.fileLength(name);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return written.createOutput(name, context);
    }

    @Override
    public void rename(String source, String destination) throws IOException {
        written.rename(source, destination);
    }

    @Override
    public void deleteFile(String name) throws IOException {
        if (isWritten(name)) {
            written.deleteFile(name);
        }
    }

    @Override
    public void sync(Collection<String> names) {}

    @Override
    public void syncMetaData() {}

    /** The directory below goes on being used. */
    @Override
    public void close() throws IOException {
        written.close();
    }
}
