package dev.loggia.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loggia.ingest.format.FormatOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real log files, where they are at hand: in {@code shared/data} beside the project. */
class SampleDataTest {

    private static final FormatOptions OFF = new FormatOptions(ZoneOffset.UTC, null, new FormatOptions.MultiLine.Off());

    private static Path data() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Path.of("shared", "data");
    }

    @ParameterizedTest
    @CsvSource({
        "access/apache_access.log, 10000",
        "access/nginx_access.log, 1408",
        "app/kafka_server.log, 537",
        "aws/cloudtrail.ndjson, 1450",
        "aws/elb_access.log, 63",
        "aws/vpc_flow.log, 22",
        "aws/waf_raw.log, 38",
        "json/nginxplus_status.ndjson, 200",
        "loghub/Android_2k.log, 2000",
        "loghub/Apache_2k.log, 2000",
        "loghub/BGL_2k.log, 2000",
        "loghub/HDFS_2k.log, 2000",
        "loghub/HPC_2k.log, 2000",
        "loghub/Hadoop_2k.log, 2000",
        "loghub/HealthApp_2k.log, 2000",
        "loghub/Linux_2k.log, 2000",
        "loghub/Mac_2k.log, 2000",
        "loghub/OpenSSH_2k.log, 2000",
        "loghub/OpenStack_2k.log, 2000",
        "loghub/Proxifier_2k.log, 2000",
        "loghub/Spark_2k.log, 2000",
        "loghub/Thunderbird_2k.log, 2000",
        "loghub/Windows_2k.log, 2000",
        "loghub/Zookeeper_2k.log, 2000",
    })
    void withoutJoiningThereAreAsManyEventsAsLines(String name, int lines) {
        Path file = data().resolve(name);
        assumeTrue(Files.exists(file), "no sample data beside the project");
        FileEventSource source = FileEventSource.open(List.of(file.toString()), FileSourceOptions.of("sample", OFF, 0));
        List<ScannedEvent> events = ScannedEvent.of(source, Scanning.everything(), new RecordingContext(2));
        assertThat(events).hasSize(lines).noneMatch(event -> event.message().endsWith("\r"));
    }
}
