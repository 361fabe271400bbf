package dev.loggia.ingest.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Local times mean what java.time says they mean, also in gaps and overlaps. */
final class LocalTimeZoneTest {

    private static final long SEED = 7;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "+05:45",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "Asia/Kolkata"
            })
    void agreesWithJavaTime(String id) {
        ZoneId zone = ZoneId.of(id);
        LocalTimeZone ours = LocalTimeZone.of(zone);
        RandomGenerator random = new Random(SEED);
        System.out.println("seed " + SEED);
        for (int i = 0; i < 2000; i++) {
            check(LocalDateTime.ofEpochSecond(random.nextLong(7_000_000_000L), 0, ZoneOffset.UTC), zone, ours);
        }
        ZoneOffsetTransition transition = zone.getRules().nextTransition(Instant.EPOCH);
        for (int i = 0; transition != null && i < 200; i++) {
            for (int minutes = -180; minutes <= 180; minutes += 15) {
                check(transition.getDateTimeBefore().plusMinutes(minutes), zone, ours);
                check(transition.getDateTimeBefore().plusMinutes(minutes).minusSeconds(1), zone, ours);
            }
            transition = zone.getRules().nextTransition(transition.getInstant());
        }
    }

    private static void check(LocalDateTime local, ZoneId zone, LocalTimeZone ours) {
        assertThat(ours.toEpochMillis(local.toInstant(ZoneOffset.UTC).toEpochMilli()))
                .as("%s in %s", local, zone)
                .isEqualTo(local.atZone(zone).toInstant().toEpochMilli());
    }
}
