package dev.tidemark.drift.serve;

import dev.tidemark.drift.traffic.DayCount;
import dev.tidemark.drift.traffic.TrafficDay;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Traffic by day as JSON. */
record TrafficView(List<Day> days) {

  /** One day: what ingest received and what drift counted. */
  record Day(
      LocalDate day, long received, long sampled, long unsampled, long rejected, long counted) {}

  static TrafficView of(List<TrafficDay> traffic, List<DayCount> counts) {
    TreeMap<Long, Day> days = new TreeMap<>();
    traffic.forEach(
        t ->
            days.put(
                t.day(),
                new Day(
                    LocalDate.ofEpochDay(t.day()),
                    t.received(),
                    t.sampled(),
                    t.unsampled(),
                    t.rejected(),
                    0)));
    counts.forEach(c -> days.merge(c.day(), counted(c), TrafficView::add));
    return new TrafficView(List.copyOf(days.values()));
  }

  private static Day counted(DayCount count) {
    return new Day(LocalDate.ofEpochDay(count.day()), 0, 0, 0, 0, count.counted());
  }

  private static Day add(Day a, Day b) {
    return new Day(
        a.day,
        a.received + b.received,
        a.sampled + b.sampled,
        a.unsampled + b.unsampled,
        a.rejected + b.rejected,
        a.counted + b.counted);
  }
}
