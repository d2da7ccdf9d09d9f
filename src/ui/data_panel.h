#pragma once
// "Your data": where it is, how much, how safe, when it was last backed up; export, import with preview, merge or
// replace, wipe. Works for every application behind the session; knows none of them.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/backup.h"
#include "core/ports.h"
#include "core/session.h"
#include "ui/actions.h"
#include "ui/data_words.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace cairn::ui {

class DataPanel {
 public:
  using MakeApplications = std::function<std::vector<std::unique_ptr<Application>>()>;
  DataPanel(Session& session, std::vector<Application*> applications, Storage& storage, Files& files, Clock& clock,
            MakeApplications make_fresh, CountWords count_words = {}, BesideWords beside_words = {});

  struct ProfileFacts {
    bool locked = false;   // sealed with a passphrase, which an exported file is not
    bool several = false;  // there are others on this device
  };
  void set_most_bytes(std::size_t bytes) { most_bytes_ = bytes; }  // that texts and photos take in a backup; for tests
  void set_profile(ProfileFacts facts) { profile_ = facts; }
  void logic();                         // takes in completions; call every tick
  void draw(Ui& ui, Actions& actions);  // inside the main area
  void draw_dialog(Ui& ui);
  bool dialog_open() const { return wipe_open_; }
  void close_dialog() {
    wipe_open_ = wipe_open_ && wipe_.has_value();
  }  // unless it is at work                       // over everything; call outside the main area, on every screen
  void start_backup();                            // also from the palette and from notices
  std::optional<Instant> last_backup_at() const;  // nothing: never, or not known yet

  Actions take_news();         // what happened outside draw(): toasts, on whichever screen the learner is by now
  bool take_state_replaced();  // true once after a merge, a replacement or a wipe: drafts elsewhere are out of date

 private:
  static constexpr std::size_t kLogRoom_bytes = std::size_t{56} << 20;  // of a backup, for the log and what JSON adds
  struct Facts {                                                        // about this device, from storage
    std::optional<Instant> last_backup_at;
    std::uint64_t last_backup_seq = 0;
    std::optional<StorageUsage> usage;
    std::string beside;  // the log, in words; empty: nothing, or nobody has words for it
    bool backup_known = false;
    std::string error;
  };
  enum class ExportStep { kWaiting, kReading, kReadingTexts, kSaving };
  struct Export {
    ExportStep step = ExportStep::kWaiting;
    Instant at;
    std::string name;
    std::uint64_t last_seq = 0;
    bool complete = true;  // false: some gestures could not be stored, so they are not in it
    Pending<StoredLog> log;
    Pending<std::vector<QuarantinedRecord>> quarantine;
    Pending<std::vector<std::string>> keys;  // of all blobs
    std::vector<StoredRecord> records;
    std::vector<QuarantinedRecord> set_aside;
    BackedUp beside;  // what belongs into the file with the log
    std::size_t prefixes_read = 0, photos_read = 0;
    std::size_t bytes = 0;            // of the texts so far
    std::size_t photos_left_out = 0;  // since the file would be larger than any that is read
    Pending<std::vector<Blob>> reading;
    std::vector<Blob> texts;
    Pending<Done> save;
  };
  struct Preview {  // of a backup that was read, compared with the states at `version`
    std::string file_name;
    Instant exported_at;
    std::size_t record_count = 0;
    std::optional<Instant> first_at, last_at;
    std::vector<std::string> notices;
    std::map<std::string, Json> states;
    std::uint64_t version = 0;
    std::vector<Blob> texts;                 // of the file
    Pending<std::vector<std::string>> keys;  // of those that are here
    std::vector<bool> missing;               // which of `texts` are not here; empty until that is known
    std::int64_t texts_bytes = 0, missing_bytes = 0;
    bool texts_missing = false;
    std::vector<Change> merge, replace;
    Effects merge_effects, replace_effects;
    bool nothing_here = false;  // the learner's own states are empty
    std::string error;
  };
  enum class Choice { kImport, kMerge, kReplace, kTextsOnly };
  struct Import {  // of texts, which must be there before the change that speaks of them
    Choice choice;
    Pending<Done> writing;
  };
  enum class Persistence { kNotAsked, kAsking, kRefused };
  struct Wipe {
    std::uint64_t version = 0;
    std::string error_before;
  };

  // data_panel.cpp: what happens
  void refresh_facts();
  void take_in_facts();
  void take_in_persistence();
  void finish_export(const Status& saved);
  void ask_to_persist();
  void wipe();
  void take_in_wipe();
  bool nothing_stored() const;
  Date today() const;
  std::string day_words(Instant at) const;
  std::uint64_t changes_since_backup() const;
  std::string_view cannot_import_because() const;
  std::string_view cannot_wipe_because() const;

  // data_panel_export.cpp
  bool advance_export();
  bool take_log();
  bool take_texts();
  void fail_export(const std::string& message);

  // data_panel_import.cpp
  void read_import(const ChosenFile& file);
  Status compare(Preview& preview) const;
  void follow_state();
  void begin_import(Choice choice, Actions& actions);
  void take_in_import();
  void take_in_keys();
  void finish_import(Choice choice, Actions& actions);

  // data_panel_preview.cpp
  void draw_import(Ui& ui, Actions& actions);
  void draw_preview(Ui& ui, Actions& actions);
  void draw_choices(Ui& ui) const;
  void draw_import_buttons(Ui& ui, Actions& actions);
  void draw_effects(Ui& ui, const Effects& effects, std::string_view nothing) const;
  std::string origin_words(const Preview& preview) const;

  // data_panel_view.cpp
  void draw_load_error(Ui& ui) const;
  void draw_backup(Ui& ui);
  void draw_backup_badge(Ui& ui) const;
  void draw_place(Ui& ui);
  void draw_persistence(Ui& ui);
  void draw_quarantine(Ui& ui, Actions& actions);
  void draw_wipe(Ui& ui);
  std::string last_backup_words() const;

  Session& session_;
  std::vector<Application*> applications_;
  Storage& storage_;
  Files& files_;
  Clock& clock_;
  MakeApplications make_fresh_;
  CountWords count_words_;
  BesideWords beside_words_;
  ProfileFacts profile_;

  Facts facts_;
  std::optional<std::uint64_t> facts_seq_;  // how long the log was when the facts were asked for
  Pending<StorageUsage> usage_load_;
  Pending<std::vector<std::string>> keys_load_;
  Pending<std::optional<std::string>> backup_at_load_, backup_seq_load_;
  std::vector<Pending<Done>> notes_;  // facts on their way to storage

  std::optional<Export> export_;
  std::string export_error_, export_warning_;
  std::size_t most_bytes_ = kMaxBackupBytes - kLogRoom_bytes;  // of texts and photos

  std::optional<Preview> preview_;
  std::optional<Import> import_;
  std::string import_error_;

  Persistence persistence_ = Persistence::kNotAsked;
  std::string persistence_error_;
  Pending<bool> persist_;

  bool wipe_open_ = false;
  std::string wipe_typed_, wipe_error_;
  std::optional<Wipe> wipe_;

  std::vector<std::pair<std::string, std::size_t>> reasons_;  // of the records set aside, with how many
  std::size_t reasons_of_ = 0;

  Actions news_;
  bool state_replaced_ = false;
};

}  // namespace cairn::ui
