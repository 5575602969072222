# The text guard: what must not be written here.

guard-kind-id-card = 身份证号
guard-kind-phone = 电话号码
guard-kind-secrecy = 密级标识
guard-kind-informant = 举报人姓名
guard-kind-masked = 已遮盖的敏感内容
guard-warned = 提醒：这条消息含有{ $what }。此处不得填写涉密内容和个人信息，请尽快更正，并在聊天中删去原消息。
guard-files = 说明文字或文件名含有{ $what }，这部分未保存。请在聊天中删去原消息，需要说明的请改写后另发。
error-unfit-guarded = 这条消息含有{ $what }，未予保存。请删去后重新发送，并在聊天中删去原消息。
