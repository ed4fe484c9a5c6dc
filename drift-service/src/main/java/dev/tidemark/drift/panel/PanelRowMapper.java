package dev.tidemark.drift.panel;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.drift.exposure.ExposureBin;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Between rows of {@code panel_day} and the domain. */
final class PanelRowMapper {
  static final String COLUMNS =
      "user_pseudonym, block, day, deployment, exposure_bin, codebook, patterns_version, prompts,"
          + " cells, features, patterns, squares";
  static final String PUT =
      "insert into panel_day (tenant, application, space, day, block, user_pseudonym, deployment,"
          + " exposure_bin, codebook, patterns_version, prompts, cells, features, patterns,"
          + " squares) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
          + " on conflict (tenant, application, space, day, block, user_pseudonym, deployment,"
          + " exposure_bin, codebook, patterns_version) do update set prompts = excluded.prompts,"
          + " cells = excluded.cells, features = excluded.features, patterns = excluded.patterns,"
          + " squares = excluded.squares";

  private PanelRowMapper() {}

  /** Primary key of a row. */
  record Key(
      ApplicationKey application,
      String space,
      long day,
      int block,
      String user,
      String deployment,
      ExposureBin bin,
      int codebook,
      String patternsVersion) {
    static Key of(PanelPrompt prompt) {
      return new Key(
          prompt.application(),
          prompt.space(),
          prompt.day(),
          prompt.block(),
          prompt.user(),
          prompt.deployment(),
          prompt.bin(),
          prompt.codebook(),
          prompt.patternsVersion());
    }

    static Key of(ApplicationKey application, String space, PanelDay row) {
      return new Key(
          application,
          space,
          row.day(),
          row.block(),
          row.user(),
          row.deployment(),
          row.bin(),
          row.codebook(),
          row.patternsVersion());
    }
  }

  /** Reads {@link #COLUMNS} that begin at a position. */
  static PanelDay toPanelDay(Row row, int at) {
    return new PanelDay(
        row.getString(at),
        row.getShort(at + 1),
        row.getLong(at + 2),
        row.getString(at + 3),
        ExposureBin.ofIndex(row.getShort(at + 4)),
        row.getInteger(at + 5),
        row.getString(at + 6),
        row.getInteger(at + 7),
        toCells(row.getArrayOfIntegers(at + 8)),
        Vectors.fromBytes(Sql.bytes(row, at + 9)),
        toFloats(row.getArrayOfFloats(at + 10)),
        toFloats(row.getArrayOfFloats(at + 11)));
  }

  private static List<CellCount> toCells(Integer[] pairs) {
    List<CellCount> cells = new ArrayList<>(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      cells.add(new CellCount(pairs[i], pairs[i + 1]));
    }
    return cells;
  }

  private static float[] toFloats(Float[] boxed) {
    float[] values = new float[boxed.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = boxed[i];
    }
    return values;
  }

  /** Values of {@link #PUT}. */
  static Tuple values(Key key, PanelSums sums) {
    return Tuple.tuple()
        .addString(key.application().tenant())
        .addString(key.application().application())
        .addString(key.space())
        .addLong(key.day())
        .addShort((short) key.block())
        .addString(key.user())
        .addString(key.deployment())
        .addShort((short) key.bin().index())
        .addInteger(key.codebook())
        .addString(key.patternsVersion())
        .addInteger(sums.prompts())
        .addArrayOfInteger(pairs(sums.cells()))
        .addBuffer(Buffer.buffer(Vectors.toBytes(sums.features())))
        .addArrayOfFloat(boxed(sums.patterns()))
        .addArrayOfFloat(boxed(sums.squares()));
  }

  private static Integer[] pairs(List<CellCount> cells) {
    Integer[] pairs = new Integer[2 * cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      pairs[2 * i] = cells.get(i).cell();
      pairs[2 * i + 1] = cells.get(i).prompts();
    }
    return pairs;
  }

  private static Float[] boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }
}
