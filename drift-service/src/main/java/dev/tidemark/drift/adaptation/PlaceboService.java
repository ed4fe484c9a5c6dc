package dev.tidemark.drift.adaptation;

import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.adaptation.AdaptationLabel;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.adaptation.PlaceboRank;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Without a control cohort: how the change at a deployment ranks among weekly dates before it when
 * nothing was deployed. One date is read at a time, so memory does not grow with the history.
 */
@ApplicationScoped
class PlaceboService {
  private static final String NO_CONTROL =
      "Everybody was switched at once, so there is nobody to compare with and only the rank of the"
          + " date can be given. Roll the next deployment out in waves of user blocks drawn at"
          + " random.";

  private final ComputeService pool;

  PlaceboService(ComputeService pool) {
    this.pool = pool;
  }

  Uni<AdaptationReport> report(
      String deployment,
      AdaptationWindows windows,
      long firstDay,
      Function<AdaptationWindows, Uni<AdaptationReportService.Collected>> read) {
    return read.apply(windows)
        .chain(now -> pool.run(() -> AtDate.of(now)))
        .chain(
            now ->
                placebos(windows, firstDay, read)
                    .map(placebos -> report(deployment, windows, now, placebos)));
  }

  private Uni<List<AtDate>> placebos(
      AdaptationWindows windows,
      long firstDay,
      Function<AdaptationWindows, Uni<AdaptationReportService.Collected>> read) {
    return Multi.createFrom()
        .items(dates(windows, firstDay).stream())
        .onItem()
        .transformToUniAndConcatenate(
            date -> read.apply(date).chain(then -> pool.run(() -> AtDate.of(then))))
        .collect()
        .asList();
  }

  /** Weekly dates with both windows before the deployment, the latest first. */
  static List<AdaptationWindows> dates(AdaptationWindows windows, long firstDay) {
    return LongStream.iterate(windows.days(), back -> back + 7)
        .mapToObj(windows::earlier)
        .takeWhile(date -> date.before().first() >= firstDay)
        .toList();
  }

  private static AdaptationReport report(
      String deployment, AdaptationWindows windows, AtDate now, List<AtDate> placebos) {
    // Dates whose windows mix two codebooks measure something else and are left out.
    double[] statistics =
        placebos.stream()
            .filter(date -> date.topics == now.topics)
            .flatMapToDouble(date -> date.statistic.stream())
            .toArray();
    if (now.statistic.isEmpty()) {
      return AdaptationReport.without(
          deployment,
          AdaptationLabel.INSUFFICIENT,
          "fewer than 2 users with 3 prompts before and after");
    }
    PlaceboRank rank = PlaceboRank.of(now.statistic.getAsDouble(), statistics);
    return rank.label() == AdaptationLabel.INSUFFICIENT
        ? AdaptationReport.without(deployment, rank.label(), noControl(rank.reason()))
        : ranked(deployment, windows, now, rank);
  }

  private static String noControl(String reason) {
    return "everybody was switched at once and there are too few earlier dates to rank it: "
        + reason;
  }

  private static AdaptationReport ranked(
      String deployment, AdaptationWindows windows, AtDate now, PlaceboRank rank) {
    Estimate none =
        Estimate.insufficient(now.users, "without a control cohort there is a rank and no size");
    int position = (int) Math.round(rank.p() * (1 + rank.placebos()));
    return new AdaptationReport(
        deployment,
        rank.label(),
        (NO_CONTROL + " " + windows.remark()).strip(),
        Optional.of(windows.before()),
        Optional.of(windows.after()),
        now.users,
        0,
        OptionalDouble.empty(),
        none,
        none,
        OptionalDouble.empty(),
        List.of(),
        Optional.of(new AdaptationReport.Placebo(position, rank.placebos())));
  }

  /** The change at one date: its statistic, and whether topics could be told from wording. */
  private record AtDate(OptionalDouble statistic, int users, boolean topics) {

    static AtDate of(AdaptationReportService.Collected collected) {
      List<PanelUser> users = collected.users();
      return new AtDate(
          PlaceboRank.statistic(users).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
          (int) users.stream().filter(PanelUser::stayer).count(),
          collected.panel().hasOneCodebook());
    }
  }
}
