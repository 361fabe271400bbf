package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads a group beside the thread that writes to it. */
class GroupViewsTest {

    private static final long TIME = 1_795_168_800_000L;

    /** A disk that takes long to take events; the list of segments, which Lucene writes first, it takes at once. */
    private static final class SlowDirectory extends FilterDirectory {

        private final CountDownLatch syncing = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        SlowDirectory() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public void sync(Collection<String> names) throws IOException {
            if (!names.isEmpty()
                    && names.stream().noneMatch(name -> name.startsWith(IndexFileNames.PENDING_SEGMENTS))) {
                syncing.countDown();
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            super.sync(names);
        }
    }

    private static long events(GroupIndex index) {
        try (Snapshot snapshot = new Snapshot("app", index.acquireView(), Long.MIN_VALUE, StoreOptions::noReader)) {
            return snapshot.events();
        }
    }

    @Test
    @Timeout(60)
    void whoReadsDoesNotWaitForTheDiskOfWhoWrites() throws InterruptedException, ExecutionException {
        SlowDirectory directory = new SlowDirectory();
        GroupIndex index = new GroupIndex(
                GroupMetadata.of("0123456789abcdef", "app", TIME),
                directory,
                () -> true,
                new OpenWriters(4, 1 << 20),
                new RecentGroups<>(4),
                StoreOptions::noReader,
                new TestClock(TIME));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            index.append(NumberedEvents.of("a", TIME, 0, 100), Map.of());
            Future<?> committing = threads.submit(index::commit);
            directory.syncing.await();
            Future<Long> read = threads.submit(() -> events(index));
            assertThat(read.get()).isEqualTo(100);
            assertThat(committing.isDone()).isFalse();
            directory.answer.countDown();
            committing.get();
        } finally {
            directory.answer.countDown();
            threads.shutdown();
            threads.awaitTermination(10, TimeUnit.SECONDS);
            index.close();
        }
        assertThat(events(index)).isEqualTo(100);
    }
}
