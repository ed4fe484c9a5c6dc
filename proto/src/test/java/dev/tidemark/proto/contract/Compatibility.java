package dev.tidemark.proto.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What breaks a reader or writer of the old contract under the new one.
 *
 * <p>Messages, fields, enum values, services and rpcs may be added. A field may go only when its
 * number and name are reserved; nothing may change its number, type, label or name.
 */
final class Compatibility {
  private final Map<String, DescriptorProto> messages = new HashMap<>();
  private final Map<String, EnumDescriptorProto> enums = new HashMap<>();
  private final Map<String, ServiceDescriptorProto> services = new HashMap<>();
  private final List<String> breaks = new ArrayList<>();

  private Compatibility(FileDescriptorSet files) {
    for (FileDescriptorProto file : files.getFileList()) {
      file.getMessageTypeList().forEach(message -> index(file.getPackage(), message));
      file.getEnumTypeList().forEach(type -> enums.put(name(file.getPackage(), type), type));
      file.getServiceList()
          .forEach(service -> services.put(file.getPackage() + "." + service.getName(), service));
    }
  }

  /** Every break, one line each; empty when the new contract serves old readers and writers. */
  static List<String> breaks(FileDescriptorSet before, FileDescriptorSet after) {
    Compatibility old = new Compatibility(before);
    Compatibility now = new Compatibility(after);
    new TreeMap<>(old.messages).forEach(now::compareMessage);
    new TreeMap<>(old.enums).forEach(now::compareEnum);
    new TreeMap<>(old.services).forEach(now::compareService);
    return now.breaks;
  }

  private void index(String scope, DescriptorProto message) {
    String name = scope + "." + message.getName();
    messages.put(name, message);
    message.getNestedTypeList().forEach(nested -> index(name, nested));
    message.getEnumTypeList().forEach(type -> enums.put(name(name, type), type));
  }

  private static String name(String scope, EnumDescriptorProto type) {
    return scope + "." + type.getName();
  }

  private void compareMessage(String name, DescriptorProto old) {
    DescriptorProto now = messages.get(name);
    if (now == null) {
      breaks.add("message " + name + " is gone");
      return;
    }
    old.getFieldList().forEach(field -> compareField(name, field, now));
  }

  private void compareField(String message, FieldDescriptorProto old, DescriptorProto now) {
    String name = message + "." + old.getName();
    now.getFieldList().stream()
        .filter(field -> field.getNumber() == old.getNumber())
        .findAny()
        .ifPresentOrElse(
            field -> compareShape(name, old, field), () -> requireReserved(name, old, now));
  }

  private void compareShape(String name, FieldDescriptorProto old, FieldDescriptorProto now) {
    boolean same =
        old.getName().equals(now.getName())
            && old.getType() == now.getType()
            && old.getTypeName().equals(now.getTypeName())
            && old.getLabel() == now.getLabel()
            && old.getProto3Optional() == now.getProto3Optional()
            && old.hasOneofIndex() == now.hasOneofIndex();
    if (!same) {
      breaks.add("field " + name + " changed its name, type or label");
    }
  }

  private void requireReserved(String name, FieldDescriptorProto old, DescriptorProto now) {
    boolean number =
        now.getReservedRangeList().stream()
            .anyMatch(
                range -> range.getStart() <= old.getNumber() && old.getNumber() < range.getEnd());
    if (!number || !now.getReservedNameList().contains(old.getName())) {
      breaks.add("field " + name + " is gone and not reserved");
    }
  }

  private void compareEnum(String name, EnumDescriptorProto old) {
    EnumDescriptorProto now = enums.get(name);
    if (now == null) {
      breaks.add("enum " + name + " is gone");
      return;
    }
    Map<String, Integer> numbers = new HashMap<>();
    now.getValueList().forEach(value -> numbers.put(value.getName(), value.getNumber()));
    for (EnumValueDescriptorProto value : old.getValueList()) {
      if (!Integer.valueOf(value.getNumber()).equals(numbers.get(value.getName()))) {
        breaks.add("enum value " + name + "." + value.getName() + " is gone or renumbered");
      }
    }
  }

  private void compareService(String name, ServiceDescriptorProto old) {
    ServiceDescriptorProto now = services.get(name);
    List<MethodDescriptorProto> methods = now == null ? List.of() : now.getMethodList();
    for (MethodDescriptorProto method : old.getMethodList()) {
      if (!methods.contains(method)) {
        breaks.add("rpc " + name + "." + method.getName() + " is gone or changed");
      }
    }
  }
}
