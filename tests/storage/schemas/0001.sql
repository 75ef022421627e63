BEGIN TRANSACTION;
CREATE TABLE accounts (
	org_id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	member_id BIGINT NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (org_id, platform, person)
);
INSERT INTO "accounts" VALUES(1,'memory','wang','memory',819026775245021186,'wang');
INSERT INTO "accounts" VALUES(1,'memory','li','memory',819026775245021187,'li');
INSERT INTO "accounts" VALUES(1,'memory','chen','memory',819026775245021188,'chen');
INSERT INTO "accounts" VALUES(1,'memory','ann','memory',819026775245021189,'ann');
INSERT INTO "accounts" VALUES(1,'memory','bob','memory',819026775245021190,'bob');
INSERT INTO "accounts" VALUES(1,'memory','zhou','memory',819026775245021191,'zhou');
CREATE TABLE activities (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	entry BIGINT NOT NULL, 
	code VARCHAR NOT NULL, 
	member_id BIGINT NOT NULL, 
	team_id BIGINT, 
	metric VARCHAR NOT NULL, 
	amount BIGINT NOT NULL, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	customers VARCHAR NOT NULL, 
	clause VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	cancels BIGINT, 
	CONSTRAINT pk_activities PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_activities_org_id_cancels UNIQUE (org_id, cancels)
);
INSERT INTO "activities" VALUES(1,819389163110621185,819389163110621184,'TZE',819026775245021186,819026775245021184,'visits',3,'2026-03-11','2026-03-11 02:00:00.000000','[]','拜访3家','m0','message','said',NULL);
INSERT INTO "activities" VALUES(1,819389163110621186,819389163110621184,'TZE',819026775245021186,819026775245021184,'calls',20,'2026-03-11','2026-03-11 02:00:00.000000','[]','电话20通','m0','message','said',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE appointments (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	post VARCHAR NOT NULL, 
	due_at DATETIME NOT NULL, 
	team_id BIGINT, 
	subject VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	CONSTRAINT pk_appointments PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_appointments_org_id_key UNIQUE (org_id, "key")
);
INSERT INTO "appointments" VALUES(1,819389666427101187,'win:819389666427101185','win','2026-03-11 02:03:00.000000',819026775245021184,'819389666427101184','dropped');
INSERT INTO "appointments" VALUES(1,819390673060061187,'win:819390673060061185','win','2026-03-11 02:07:00.000000',819026775245021184,'819390673060061184','waiting');
CREATE TABLE claim_codes (
	org_id BIGINT NOT NULL, 
	digest VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_claim_codes PRIMARY KEY (org_id, digest)
);
CREATE TABLE customers (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	member_id BIGINT NOT NULL, 
	CONSTRAINT pk_customers PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_customers_org_id_key UNIQUE (org_id, "key")
);
INSERT INTO "customers" VALUES(1,819389666427101186,'星河科技','星河科技',819026775245021186);
INSERT INTO "customers" VALUES(1,819390673060061186,'宏远建材','宏远建材',819026775245021186);
CREATE TABLE deal_events (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	entry BIGINT NOT NULL, 
	code VARCHAR NOT NULL, 
	deal_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	team_id BIGINT, 
	customer VARCHAR NOT NULL, 
	customer_key VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	minor BIGINT, 
	currency VARCHAR, 
	org_minor BIGINT, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	clause VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	cancels BIGINT, 
	CONSTRAINT pk_deal_events PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_deal_events_org_id_cancels UNIQUE (org_id, cancels)
);
INSERT INTO "deal_events" VALUES(1,819389666427101185,819389666427101184,'SL3',819389666427101185,819026775245021186,819026775245021184,'星河科技','星河科技','signed',5000000,'CNY',5000000,'2026-03-11','2026-03-11 02:02:00.000000','签单 星河科技 5万','m1','message',NULL);
INSERT INTO "deal_events" VALUES(1,819390169743581184,819389666427101184,'SL3',819389666427101185,819026775245021186,819026775245021184,'星河科技','星河科技','signed',5000000,'CNY',5000000,'2026-03-11','2026-03-11 02:04:00.000000','签单 星河科技 5万','m1','undo',819389666427101185);
INSERT INTO "deal_events" VALUES(1,819390673060061185,819390673060061184,'PUB',819390673060061185,819026775245021186,819026775245021184,'宏远建材','宏远建材','signed',8000000,'CNY',8000000,'2026-03-11','2026-03-11 02:06:00.000000','签单 宏远建材 8万','m3','message',NULL);
CREATE TABLE drafts (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	code VARCHAR NOT NULL, 
	member_id BIGINT NOT NULL, 
	message VARCHAR NOT NULL, 
	question VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (org_id, id)
);
INSERT INTO "drafts" VALUES(1,819391176376541185,'98T',819026775245021186,'m4','{"doubt":"vague_number","clause":"拜访三四家","options":[{"activities":[{"metric":"visits","quantity":"3","day":"2026-03-11","customers":[],"clause":"拜访三四家","assumed_day":false}],"deals":[]},{"activities":[{"metric":"visits","quantity":"4","day":"2026-03-11","customers":[],"clause":"拜访三四家","assumed_day":false}],"deals":[]}]}','','open','2026-03-12 12:00:00.000000');
CREATE TABLE inbox (
	id VARCHAR NOT NULL, 
	org_id BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	tries INTEGER NOT NULL, 
	next_at DATETIME, 
	received_at DATETIME NOT NULL, 
	body VARCHAR, 
	trouble VARCHAR NOT NULL, 
	CONSTRAINT pk_inbox PRIMARY KEY (id)
);
INSERT INTO "inbox" VALUES('m0',1,'done',1,NULL,'2026-03-11 02:00:00.000000','{"id":"m0","kind":"new","person":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"room":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"text":"拜访3家，电话20通","sent_at":"2026-03-11T10:00:00+08:00","message":"","quoted":"","ticket":""}','');
INSERT INTO "inbox" VALUES('m1',1,'done',1,NULL,'2026-03-11 02:02:00.000000','{"id":"m1","kind":"new","person":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"room":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"text":"签单 星河科技 5万","sent_at":"2026-03-11T10:02:00+08:00","message":"","quoted":"","ticket":""}','');
INSERT INTO "inbox" VALUES('m2',1,'done',1,NULL,'2026-03-11 02:04:00.000000','{"id":"m2","kind":"new","person":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"room":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"text":"撤销","sent_at":"2026-03-11T10:04:00+08:00","message":"","quoted":"","ticket":""}','');
INSERT INTO "inbox" VALUES('m3',1,'done',1,NULL,'2026-03-11 02:06:00.000000','{"id":"m3","kind":"new","person":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"room":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"text":"签单 宏远建材 8万","sent_at":"2026-03-11T10:06:00+08:00","message":"","quoted":"","ticket":""}','');
INSERT INTO "inbox" VALUES('m4',1,'done',1,NULL,'2026-03-11 02:08:00.000000','{"id":"m4","kind":"new","person":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"room":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"text":"拜访三四家","sent_at":"2026-03-11T10:08:00+08:00","message":"","quoted":"","ticket":""}','');
CREATE TABLE lanes (
	org_id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	until DATETIME, 
	next_at DATETIME, 
	waiting BOOLEAN NOT NULL, 
	CONSTRAINT pk_lanes PRIMARY KEY (org_id, platform, room)
);
INSERT INTO "lanes" VALUES(1,'memory','north','1575-d95c949e','2026-03-11 02:08:30.000000',NULL,1);
CREATE TABLE members (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	names VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	position VARCHAR NOT NULL, 
	team_id BIGINT, 
	locale VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	joined DATE, 
	"left" DATE, 
	CONSTRAINT pk_members PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_members_org_id_key UNIQUE (org_id, "key")
);
INSERT INTO "members" VALUES(1,819026775245021186,'wang','王芳','[]','rep','',819026775245021184,'zh_CN','Asia/Shanghai',NULL,NULL);
INSERT INTO "members" VALUES(1,819026775245021187,'li','李雷','[]','rep','',819026775245021184,'zh_CN','Asia/Shanghai',NULL,NULL);
INSERT INTO "members" VALUES(1,819026775245021188,'chen','陈静','[]','lead','',819026775245021184,'zh_CN','Asia/Shanghai',NULL,NULL);
INSERT INTO "members" VALUES(1,819026775245021189,'ann','Ann','[]','rep','',819026775245021185,'en','Asia/Shanghai',NULL,NULL);
INSERT INTO "members" VALUES(1,819026775245021190,'bob','Bob','[]','lead','',819026775245021185,'en','Asia/Shanghai',NULL,NULL);
INSERT INTO "members" VALUES(1,819026775245021191,'zhou','周敏','[]','admin','',NULL,'zh_CN','Asia/Shanghai',NULL,NULL);
CREATE TABLE newcomers (
	org_id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	team_id BIGINT, 
	member_id BIGINT, 
	first VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	CONSTRAINT pk_newcomers PRIMARY KEY (org_id, platform, person)
);
CREATE TABLE organizations (
	id BIGINT NOT NULL, 
	name VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	country VARCHAR NOT NULL, 
	day_end INTEGER NOT NULL, 
	main_metric VARCHAR NOT NULL, 
	confirm_above BIGINT, 
	metrics VARCHAR NOT NULL, 
	sample BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_organizations PRIMARY KEY (id)
);
INSERT INTO "organizations" VALUES(1,'星河','Asia/Shanghai','CNY','zh_CN','CN',0,'bookings',NULL,'',0,2);
CREATE TABLE outbox (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	body VARCHAR, 
	state VARCHAR NOT NULL, 
	tries INTEGER NOT NULL, 
	receipt VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_outbox_org_id_key UNIQUE (org_id, "key")
);
INSERT INTO "outbox" VALUES(1,819389163110621187,'memory','north','m0:here','{"to":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"reply":{"blocks":[{"text":{"msgid":"✅ Recorded: {what}","args":[["what",{"items":[{"msgid":"{n} visit","args":[["n",3]],"plural":"{n} visits","kind":"text"},{"msgid":"{n} call","args":[["n",20]],"plural":"{n} calls","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":true,"kind":"line"},{"items":[{"label":{"msgid":"Undo","args":[],"plural":"","kind":"text"},"says":"undo TZE","kind":"button"},{"label":{"msgid":"Correct","args":[],"plural":"","kind":"text"},"says":"correct TZE","kind":"button"}],"kind":"buttons"}],"mark":"✅"},"key":"m0:here","private":false,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:00:00.000000');
INSERT INTO "outbox" VALUES(1,819389163110621188,'memory','north','m0:standing','{"to":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"reply":{"blocks":[{"text":{"msgid":"Today: {what}","args":[["what",{"items":[{"msgid":"{n} visit","args":[["n",3]],"plural":"{n} visits","kind":"text"},{"msgid":"{n} call","args":[["n",20]],"plural":"{n} calls","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":false,"kind":"line"},{"text":{"msgid":"This month: {metric} {amount}","args":[["metric",{"msgid":"bookings","args":[],"plural":"","kind":"text"}],["amount",{"minor":0,"currency":"CNY","kind":"money"}]],"plural":"","kind":"text"},"strong":false,"kind":"line"}],"mark":""},"key":"m0:standing","private":true,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:00:00.000000');
INSERT INTO "outbox" VALUES(1,819389666427101188,'memory','north','m1:here','{"to":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"reply":{"blocks":[{"text":{"msgid":"✅ Recorded: {what}","args":[["what",{"items":[{"msgid":"{customer} {money} {stage}","args":[["customer","星河科技"],["money",{"minor":5000000,"currency":"CNY","kind":"money"}],["stage",{"msgid":"signed","args":[],"plural":"","kind":"text"}]],"plural":"","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":true,"kind":"line"},{"items":[{"label":{"msgid":"Undo","args":[],"plural":"","kind":"text"},"says":"undo SL3","kind":"button"},{"label":{"msgid":"Correct","args":[],"plural":"","kind":"text"},"says":"correct SL3","kind":"button"}],"kind":"buttons"}],"mark":"✅"},"key":"m1:here","private":false,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:02:00.000000');
INSERT INTO "outbox" VALUES(1,819389666427101189,'memory','north','m1:standing','{"to":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"reply":{"blocks":[{"text":{"msgid":"Today: {what}","args":[["what",{"items":[{"msgid":"{n} visit","args":[["n",3]],"plural":"{n} visits","kind":"text"},{"msgid":"{n} call","args":[["n",20]],"plural":"{n} calls","kind":"text"},{"msgid":"{what} {amount}","args":[["what",{"msgid":"{n} deal","args":[["n",1]],"plural":"{n} deals","kind":"text"}],["amount",{"minor":5000000,"currency":"CNY","kind":"money"}]],"plural":"","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":false,"kind":"line"},{"text":{"msgid":"This month: {metric} {amount}","args":[["metric",{"msgid":"bookings","args":[],"plural":"","kind":"text"}],["amount",{"minor":5000000,"currency":"CNY","kind":"money"}]],"plural":"","kind":"text"},"strong":false,"kind":"line"},{"items":[{"label":{"msgid":"Announce now","args":[],"plural":"","kind":"text"},"says":"win now SL3","kind":"button"},{"label":{"msgid":"Do not announce","args":[],"plural":"","kind":"text"},"says":"win not SL3","kind":"button"}],"kind":"buttons"}],"mark":""},"key":"m1:standing","private":true,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:02:00.000000');
INSERT INTO "outbox" VALUES(1,819390169743581185,'memory','north','m2:answer','{"to":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"reply":{"blocks":[{"text":{"msgid":"↩️ Taken back: {what}","args":[["what",{"items":[{"msgid":"{customer} {money} {stage}","args":[["customer","星河科技"],["money",{"minor":5000000,"currency":"CNY","kind":"money"}],["stage",{"msgid":"signed","args":[],"plural":"","kind":"text"}]],"plural":"","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":true,"kind":"line"}],"mark":""},"key":"m2:answer","private":false,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:04:00.000000');
INSERT INTO "outbox" VALUES(1,819390673060061188,'memory','north','m3:here','{"to":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"reply":{"blocks":[{"text":{"msgid":"✅ Recorded: {what}","args":[["what",{"items":[{"msgid":"{customer} {money} {stage}","args":[["customer","宏远建材"],["money",{"minor":8000000,"currency":"CNY","kind":"money"}],["stage",{"msgid":"signed","args":[],"plural":"","kind":"text"}]],"plural":"","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":true,"kind":"line"},{"items":[{"label":{"msgid":"Undo","args":[],"plural":"","kind":"text"},"says":"undo PUB","kind":"button"},{"label":{"msgid":"Correct","args":[],"plural":"","kind":"text"},"says":"correct PUB","kind":"button"}],"kind":"buttons"}],"mark":"✅"},"key":"m3:here","private":false,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:06:00.000000');
INSERT INTO "outbox" VALUES(1,819390673060061189,'memory','north','m3:standing','{"to":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"reply":{"blocks":[{"text":{"msgid":"Today: {what}","args":[["what",{"items":[{"msgid":"{n} visit","args":[["n",3]],"plural":"{n} visits","kind":"text"},{"msgid":"{n} call","args":[["n",20]],"plural":"{n} calls","kind":"text"},{"msgid":"{what} {amount}","args":[["what",{"msgid":"{n} deal","args":[["n",1]],"plural":"{n} deals","kind":"text"}],["amount",{"minor":8000000,"currency":"CNY","kind":"money"}]],"plural":"","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"strong":false,"kind":"line"},{"text":{"msgid":"This month: {metric} {amount}","args":[["metric",{"msgid":"bookings","args":[],"plural":"","kind":"text"}],["amount",{"minor":8000000,"currency":"CNY","kind":"money"}]],"plural":"","kind":"text"},"strong":false,"kind":"line"},{"items":[{"label":{"msgid":"Announce now","args":[],"plural":"","kind":"text"},"says":"win now PUB","kind":"button"},{"label":{"msgid":"Do not announce","args":[],"plural":"","kind":"text"},"says":"win not PUB","kind":"button"}],"kind":"buttons"}],"mark":""},"key":"m3:standing","private":true,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:06:00.000000');
INSERT INTO "outbox" VALUES(1,819391176376541186,'memory','north','m4:asked','{"to":{"platform":"memory","tenant":"memory","id":"wang","name":"wang","kind":"person"},"reply":{"blocks":[{"text":{"msgid":"❓ “{clause}”","args":[["clause","拜访三四家"]],"plural":"","kind":"text"},"strong":true,"kind":"line"},{"text":{"msgid":"How many exactly? Please say one number, for example “visited 3”.","args":[],"plural":"","kind":"text"},"strong":false,"kind":"line"},{"items":[{"label":{"msgid":"{what}","args":[["what",{"items":[{"msgid":"{n} visit","args":[["n",3]],"plural":"{n} visits","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"says":"answer 98T 1","kind":"button"},{"label":{"msgid":"{what}","args":[["what",{"items":[{"msgid":"{n} visit","args":[["n",4]],"plural":"{n} visits","kind":"text"}],"kind":"listing"}]],"plural":"","kind":"text"},"says":"answer 98T 2","kind":"button"},{"label":{"msgid":"Leave it","args":[],"plural":"","kind":"text"},"says":"answer 98T 0","kind":"button"}],"kind":"buttons"}],"mark":""},"key":"m4:asked","private":true,"beside":{"platform":"memory","tenant":"memory","id":"north","form":"group","kind":"room"},"replaces":"","until":null,"ticket":"","resend":true}','todo',0,'','2026-03-11 02:08:00.000000');
CREATE TABLE playground_clock (
	org_id BIGINT NOT NULL, 
	ahead_seconds BIGINT NOT NULL, 
	CONSTRAINT pk_playground_clock PRIMARY KEY (org_id)
);
CREATE TABLE playground_messages (
	org_id BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	CONSTRAINT pk_playground_messages PRIMARY KEY (org_id, n), 
	CONSTRAINT uq_playground_messages_org_id_key UNIQUE (org_id, "key")
);
CREATE TABLE rooms (
	org_id BIGINT NOT NULL, 
	platform VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	team_id BIGINT, 
	name VARCHAR NOT NULL, 
	locale VARCHAR NOT NULL, 
	CONSTRAINT pk_rooms PRIMARY KEY (org_id, platform, room)
);
INSERT INTO "rooms" VALUES(1,'memory','north','memory','group',819026775245021184,'华北群','zh_CN');
INSERT INTO "rooms" VALUES(1,'memory','west','memory','group',819026775245021185,'West','en');
CREATE TABLE rules (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	effective DATE NOT NULL, 
	body VARCHAR NOT NULL, 
	applied_at DATETIME NOT NULL, 
	CONSTRAINT pk_rules PRIMARY KEY (org_id, id)
);
CREATE TABLE schedules (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	post VARCHAR NOT NULL, 
	cadence VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	team_id BIGINT, 
	catch_up VARCHAR NOT NULL, 
	enabled BOOLEAN NOT NULL, 
	CONSTRAINT pk_schedules PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_schedules_org_id_key UNIQUE (org_id, "key")
);
CREATE TABLE slots (
	org_id BIGINT NOT NULL, 
	post VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	slot VARCHAR NOT NULL, 
	claimed_at DATETIME NOT NULL, 
	CONSTRAINT pk_slots PRIMARY KEY (org_id, post, room, slot)
);
CREATE TABLE targets (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	metric VARCHAR NOT NULL, 
	holder VARCHAR NOT NULL, 
	holder_id BIGINT NOT NULL, 
	grain VARCHAR NOT NULL, 
	start DATE NOT NULL, 
	base BIGINT NOT NULL, 
	stretch BIGINT NOT NULL, 
	challenge BIGINT NOT NULL, 
	CONSTRAINT pk_targets PRIMARY KEY (org_id, id)
);
CREATE TABLE teams (
	org_id BIGINT NOT NULL, 
	id BIGINT NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	parent_id BIGINT, 
	CONSTRAINT pk_teams PRIMARY KEY (org_id, id), 
	CONSTRAINT uq_teams_org_id_key UNIQUE (org_id, "key")
);
INSERT INTO "teams" VALUES(1,819026775245021184,'north','华北组',NULL);
INSERT INTO "teams" VALUES(1,819026775245021185,'west','West',NULL);
CREATE TABLE tenants (
	platform VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	org_id BIGINT NOT NULL, 
	CONSTRAINT pk_tenants PRIMARY KEY (platform, tenant)
);
CREATE TABLE ticks (
	org_id BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_ticks PRIMARY KEY (org_id)
);
CREATE TABLE totals (
	org_id BIGINT NOT NULL, 
	grain VARCHAR NOT NULL, 
	start DATE NOT NULL, 
	team_id BIGINT NOT NULL, 
	member_id BIGINT NOT NULL, 
	metric VARCHAR NOT NULL, 
	sum BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	CONSTRAINT pk_totals PRIMARY KEY (org_id, grain, start, team_id, member_id, metric)
)
 WITHOUT ROWID

;
INSERT INTO "totals" VALUES(1,'day','2026-03-11',819026775245021184,819026775245021186,'bookings',8000000,1);
INSERT INTO "totals" VALUES(1,'day','2026-03-11',819026775245021184,819026775245021186,'calls',20,1);
INSERT INTO "totals" VALUES(1,'day','2026-03-11',819026775245021184,819026775245021186,'signed',1,1);
INSERT INTO "totals" VALUES(1,'day','2026-03-11',819026775245021184,819026775245021186,'visits',3,1);
INSERT INTO "totals" VALUES(1,'month','2026-03-01',819026775245021184,819026775245021186,'bookings',8000000,1);
INSERT INTO "totals" VALUES(1,'month','2026-03-01',819026775245021184,819026775245021186,'calls',20,1);
INSERT INTO "totals" VALUES(1,'month','2026-03-01',819026775245021184,819026775245021186,'signed',1,1);
INSERT INTO "totals" VALUES(1,'month','2026-03-01',819026775245021184,819026775245021186,'visits',3,1);
INSERT INTO "totals" VALUES(1,'quarter','2026-01-01',819026775245021184,819026775245021186,'bookings',8000000,1);
INSERT INTO "totals" VALUES(1,'quarter','2026-01-01',819026775245021184,819026775245021186,'calls',20,1);
INSERT INTO "totals" VALUES(1,'quarter','2026-01-01',819026775245021184,819026775245021186,'signed',1,1);
INSERT INTO "totals" VALUES(1,'quarter','2026-01-01',819026775245021184,819026775245021186,'visits',3,1);
INSERT INTO "totals" VALUES(1,'week','2026-03-09',819026775245021184,819026775245021186,'bookings',8000000,1);
INSERT INTO "totals" VALUES(1,'week','2026-03-09',819026775245021184,819026775245021186,'calls',20,1);
INSERT INTO "totals" VALUES(1,'week','2026-03-09',819026775245021184,819026775245021186,'signed',1,1);
INSERT INTO "totals" VALUES(1,'week','2026-03-09',819026775245021184,819026775245021186,'visits',3,1);
INSERT INTO "totals" VALUES(1,'year','2026-01-01',819026775245021184,819026775245021186,'bookings',8000000,1);
INSERT INTO "totals" VALUES(1,'year','2026-01-01',819026775245021184,819026775245021186,'calls',20,1);
INSERT INTO "totals" VALUES(1,'year','2026-01-01',819026775245021184,819026775245021186,'signed',1,1);
INSERT INTO "totals" VALUES(1,'year','2026-01-01',819026775245021184,819026775245021186,'visits',3,1);
CREATE INDEX ix_activities_code ON activities (org_id, code);
CREATE INDEX ix_activities_entry ON activities (org_id, entry);
CREATE INDEX ix_activities_member_id ON activities (org_id, member_id, id);
CREATE INDEX ix_activities_message ON activities (org_id, message);
CREATE INDEX ix_appointments_state_due_at ON appointments (state, due_at);
CREATE INDEX ix_deal_events_code ON deal_events (org_id, code);
CREATE INDEX ix_deal_events_customer_key ON deal_events (org_id, customer_key, id);
CREATE INDEX ix_deal_events_entry ON deal_events (org_id, entry);
CREATE INDEX ix_deal_events_member_id ON deal_events (org_id, member_id, id);
CREATE INDEX ix_deal_events_message ON deal_events (org_id, message);
CREATE INDEX ix_drafts_member_id_state ON drafts (org_id, member_id, state);
CREATE INDEX ix_inbox_received_at ON inbox (received_at);
CREATE INDEX ix_inbox_state_next_at ON inbox (state, next_at);
CREATE INDEX ix_outbox_lane ON outbox (org_id, platform, room, state, id);
CREATE INDEX ix_playground_messages_room ON playground_messages (org_id, room, n);
CREATE INDEX ix_targets_holder ON targets (org_id, grain, start, holder, holder_id);
COMMIT;
