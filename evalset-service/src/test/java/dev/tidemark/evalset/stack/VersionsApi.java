package dev.tidemark.evalset.stack;

import static io.restassured.RestAssured.given;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc.EvalSetServiceBlockingStub;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import dev.tidemark.proto.evalset.v1.Version;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Eval-set versions as callers see them, on both doors. */
public final class VersionsApi {
  private VersionsApi() {}

  /** Path of an application's versions. */
  public static String path(Events events) {
    return "/api/v1/applications/" + events.application() + "/versions";
  }

  /** A request of the bearer of this token. */
  public static RequestSpecification asked(String token) {
    return given().auth().oauth2(token);
  }

  /** Asks for a version of this size. */
  public static ValidatableResponse cut(Events events, String token, int size) {
    return asked(token)
        .contentType(ContentType.JSON)
        .body(Map.of("size", size))
        .post(path(events))
        .then();
  }

  /** What the gRPC door answers the bearer of this token. */
  public static <T> T call(String token, Function<EvalSetServiceBlockingStub, T> rpc) {
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      return rpc.apply(EvalSetServiceGrpc.newBlockingStub(door.with(token)));
    }
  }

  /** All versions, the newest first. */
  public static List<Version> versions(Events events) {
    ListVersionsRequest request =
        ListVersionsRequest.newBuilder().setApplication(events.application()).build();
    return call(ServiceProfile.VIEWER, stub -> stub.listVersions(request)).getVersionsList();
  }

  /** Items of a version, 0 for the newest, as the bearer of this token may see them. */
  public static List<Item> items(Events events, int version, String token) {
    return items(
        StreamItemsRequest.newBuilder()
            .setApplication(events.application())
            .setVersion(version)
            .build(),
        token);
  }

  /** Items as asked for. */
  public static List<Item> items(StreamItemsRequest request, String token) {
    return call(token, stub -> read(stub.streamItems(request)));
  }

  private static List<Item> read(Iterator<StreamItemsResponse> answers) {
    List<Item> items = new ArrayList<>();
    answers.forEachRemaining(one -> items.add(one.getItem()));
    return items;
  }

  /** The hash a version of these items must have: that of their hashes in order. */
  public static ByteString hash(List<Item> items) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      items.forEach(item -> digest.update(item.getHash().toByteArray()));
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** In hexadecimal, as on the HTTP door. */
  public static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
